### Позже и снова: когда заказ уходит, как часто, до каких пор и за сколько.

button-later = 🕒 Позже…
button-change-time = 🕒 Другое время
button-change-end = 🏁 Другой срок
button-change-budget = 💰 Другой бюджет
button-at-once = ⚡ Отправить сразу
button-other-zone = 🌍 Другой часовой пояс
button-confirm-later = ✅ На потом · { $total }
button-confirm-repeat = ✅ Да · { $total } за раз

later-zone = Чтобы понять время, мне нужно знать, по каким часам.
later-ask = 🕒 <b>Когда отправить?</b>

    Ваш часовой пояс: { $zone }, там сейчас { $clock }.

    👉 Нажмите на время или пришлите его, например <code>20:30</code>, <code>завтра 9:00</code> или <code>25.12 18:00</code>
later-again = 👉 Нажмите на время или пришлите его, например <code>20:30</code>, <code>завтра 9:00</code> или <code>25.12 18:00</code>
later-words-today = сегодня
later-words-tomorrow = завтра
later-words-nothing = в, на
button-in-an-hour = Через час, { $clock }
button-today = Сегодня, { $clock }
button-tomorrow = Завтра, { $clock }
button-moment = { $when }

later-how = 🔁 <b>Один раз или снова и снова?</b>

    Начало: { $when }
button-once = Один раз
button-daily = Каждый день
button-weekly = Каждую неделю ({ $weekday })

later-end = 🏁 <b>До каких пор?</b>

    { $every }

    👉 Нажмите, сколько будет заказов, или пришлите число либо последний день, например <code>10</code> или <code>31.12</code>
later-end-again = 👉 Нажмите, сколько будет заказов, или пришлите число либо последний день, например <code>10</code> или <code>31.12</code>
button-times = { $count ->
        [one] { $count } раз
        [few] { $count } раза
       *[other] { $count } раз
    }
later-budget = 💰 <b>Сколько можно потратить на всё?</b>

    { $count ->
        [one] { $count } заказ обойдётся не дороже { $total }.
        [few] { $count } заказа обойдутся не дороже { $total }.
       *[other] { $count } заказов обойдутся не дороже { $total }.
    } Когда следующий не уложится в бюджет, я остановлюсь и напишу.

    👉 Нажмите на бюджет или пришлите сумму
later-budget-again = 👉 Нажмите на бюджет или пришлите сумму. Один заказ стоит { $price }, все вместе не дороже { $total }.
button-budget-whole = Всё целиком: { $total }
button-budget = { $total }

plan-once = 🕒 Уйдёт { $when }. До этого заказ можно бесплатно отозвать.
plan-daily = 🔁 Каждый день в { $clock } ({ $zone })
plan-weekly = 🔁 Каждую неделю ({ $weekday }) в { $clock } ({ $zone })
plan-first = ▶️ Первый раз { $when }
plan-last = 🏁 Последний раз { $day }
plan-most = { $count ->
        [one] 💰 <b>Не больше { $count } заказа, всего не дороже { $most }</b>
       *[other] 💰 <b>Не больше { $count } заказов, всего не дороже { $most }</b>
    }
plan-budget-short = ⚠️ Вашего бюджета { $budget } не хватит на один заказ. Измените бюджет.
plan-ceiling = Пока срок не пришёл, ничего не резервируется. Если заказ подорожает и будет стоить больше { $price }, я ничего не закажу и сначала спрошу вас. Следующий уходит, даже если предыдущий ещё выполняется.
plan-instead = Это заменит повторяющийся заказ <code>{ $id }</code>.
plan-twice = В этот день часы покажут это время дважды; я имею в виду первый раз.
check-price-until = Предложение действует до { $until }.

when-unreadable = Не могу прочитать это как время.
when-no-such-day = Такого дня в календаре нет.
when-past = Этот момент уже прошёл; нужен тот, что ещё впереди.
when-too-far = Это слишком далеко: заказ может ждать не больше 90 дней.
when-skipped = Такого времени в этот день нет: часы переводят вперёд через него. Следующее, которое есть: { $when }.
when-end-unreadable = Не могу прочитать это как число или день.
when-end-before = Это раньше первого заказа. Последний день должен быть после него.
when-end-too-far = Это слишком долго: год, не больше.
when-none-at-all = Нужен хотя бы один заказ.
when-budget-unreadable = Не могу прочитать это как сумму, например 10 или 2,50.
when-budget-below-one = Этого не хватит и на один заказ: он стоит { $price }.
when-needs-text = Нужен обычный текст.

refused-past = Этот момент тем временем прошёл. Выберите другое время.
refused-budget = Бюджета уже не хватит на один заказ. Измените его.
refused-taken = На этот день заказ уже есть. Выберите другое время.
refused-never = Это закончилось бы раньше, чем начнётся. Выберите другой срок.

order-goes-out = 🕒 Уйдёт { $when }
state-scheduled = 🕒 На потом
means-scheduled = Заказ уйдёт на панель { $when }. До этого его можно бесплатно отозвать. { $price } пока только в резерве.
means-revoked = Заказывать здесь вам больше нельзя, поэтому заказ не отправлен. { $price } возвращены.
