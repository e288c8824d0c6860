### Повторяющиеся заказы: список, карточка и почему заказ на паузе или окончен.

command-schedules = Повторяющиеся заказы
button-schedules = 🔁 Повторяющиеся
schedules = 🔁 <b>Ваши повторяющиеся заказы</b>
schedules-none = Пока ничего не повторяется. Соберите заказ и перед подтверждением нажмите «{ button-later }».
schedule-line = <code>{ $id }</code> { $state }
    { $name }
    { $every }
button-schedule = { $id } · { $what }
schedule-gone =
    Такого вашего повторяющегося заказа нет.

    Все они здесь: /schedules

schedule = 🔁 <b>Повторяющийся заказ</b> <code>{ $id }</code>
    { $state }

    <b>{ $name }</b>
    🔗 { $link }
schedule-what = 🔢 { $quantity } · не дороже { $price }
schedule-next = ▶️ Следующий: { $when }
schedule-left = { $count ->
        [one] 🏁 Впереди не больше { $count } заказа
       *[other] 🏁 Впереди не больше { $count } заказов
    }
schedule-spent = 💰 Потрачено: { $spent }
schedule-spent-of = 💰 Потрачено: { $spent } из { $budget }
schedule-last = 🕘 Последний: заказ <code>{ $id }</code>, { $state }
schedule-last-missed = 🕘 Последний: { $day } ничего не заказано. { $why }
order-repeated = 🔁 По повторяющемуся заказу <code>{ $id }</code>
schedule-made = 🔁 Пришёл срок повторяющегося заказа <code>{ $id }</code>. Вот его заказ:

schedule-active = ▶️ Идёт
schedule-paused = ⏸ На паузе
schedule-ended = 🏁 Окончен
schedule-means-active = До следующего срока ничего не резервируется.

button-schedule-pause = ⏸ Пауза
button-schedule-resume = ▶️ Продолжить
button-schedule-stop = ✋ Остановить
button-schedule-stop-sure = ✋ Да, остановить
button-schedule-keep = ↩️ Оставить
button-schedule-change = ✏️ Изменить
button-schedule-look = 🔄 Новая карточка
button-schedule-show = 🔁 Показать повтор
schedule-stop-sure = <b>Остановить повторяющийся заказ</b> <code>{ $id }</code><b>?</b>

    Больше ничего заказано не будет. То, что уже заказано, выполняется как обычно.
schedule-paused-now = Заказ на паузе.
schedule-resumed-now = Заказ продолжается.
schedule-stopped-now = Остановлено. Больше ничего не заказываю.
schedule-cannot = Это уже невозможно; карточка показывает, как обстоят дела.

schedule-rests-asked = Вы поставили его на паузу. То, что пропущено за это время, не навёрстывается.
schedule-rests-price = Один заказ стоит теперь { $price }, больше подтверждённых вами { $ceiling }, поэтому я ничего не заказал. Посмотрите новую карточку и подтвердите её.
schedule-rests-price-risen = Один заказ стоит теперь больше подтверждённых вами { $ceiling }, поэтому я ничего не заказал. Посмотрите новую карточку и подтвердите её.
schedule-rests-changed = Услуга изменилась с тех пор, как вы её подтвердили, поэтому я ничего не заказал. Посмотрите новую карточку.
schedule-rests-budget = Следующий заказ уже не укладывается в бюджет, поэтому я ничего не заказал. Продолжить можно с новой карточкой.
schedule-rests-limit = Вашего лимита на этот месяц не хватает на заказ, поэтому я ничего не заказал. Продолжите, когда лимит позволит.
schedule-rests-money = На заказ не хватает денег, поэтому я ничего не заказал. Продолжите, когда они будут.
schedule-rests-terms = Правила больше не приняты, поэтому я ничего не заказал. Они здесь: /terms. Потом можно продолжить.
schedule-rests-revoked = Заказывать здесь вам больше нельзя, поэтому я ничего не заказал.
schedule-rests-panel = Бот теперь заказывает на другой панели, поэтому я ничего не заказал. Похожие услуги есть в каталоге.
schedule-rests-gone = Услуга исчезла из каталога, поэтому я ничего не заказал. Если она вернётся, можно продолжить.
schedule-rests-denied = Эта услуга здесь больше не продаётся, поэтому я ничего не заказал.
schedule-rests-closed = Услуга сейчас не продаётся, поэтому я ничего не заказал. Когда её снова откроют, можно продолжить.
schedule-rests-fields = Что-то в этом заказе больше не подходит, поэтому я ничего не заказал. Посмотрите новую карточку.
schedule-rests-restored = Меня восстановили из копии, и я не знаю, что было заказано после неё. Посмотрите свои заказы, потом можно продолжить.
schedule-over-done = Всё заказано. Спасибо!
schedule-over-asked = Вы его остановили. То, что уже заказано, выполняется как обычно.
schedule-over-replaced = Панель отдала номер этой услуги другой, поэтому больше ничего не заказываю. Похожие услуги есть в каталоге.

schedule-news-paused = ⏸ <b>Ваш повторяющийся заказ</b> <code>{ $id }</code> <b>на паузе.</b>
    { $name }
schedule-news-over = 🏁 <b>Ваш повторяющийся заказ</b> <code>{ $id }</code> <b>окончен.</b>
    { $name }
schedule-news-missed = 🔁 Срок повторяющегося заказа <code>{ $id }</code> был { $when }, но ничего не заказано. { $why }
schedule-goes-on = Следующий будет как обычно.
schedule-missed-stopped = В это время я не работал.
schedule-missed-unknown = Ещё неизвестно, что стало с предыдущим заказом, а поверх такого я не заказываю.
schedule-missed-pause = В это время заказы не принимались.
