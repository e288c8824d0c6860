### Заказы кого угодно и то, что может решить только человек.

all-order = 🧾 <b>Заказ { $id }</b> · { $state }

    { $name }
    🔗 { $link }
    { $what }
all-order-person = Заказчик: { $name } <code>{ $id }</code>
all-order-number = Номер на панели: <code>{ $number }</code>
all-order-held = В резерве: { $amount }
all-order-refunded = Возвращено: { $amount }
all-order-charge = Панель говорит, что взяла { $charge }; по её прайсу заказ стоит { $cost }.
all-order-unknown = Поищите его в списке заказов на панели: если он там есть, сообщите мне его номер; если нет, скажите, что он не размещён.
button-copy-panel-number = 📋 Скопировать номер панели
button-its-number = 🔢 Его номер …
button-not-placed = 🚫 Он не размещён
button-share-all = Вернуть всё: { $amount }
button-share-none = Ничего не возвращать
button-share-no-more = Хватит (уже { $amount })
button-share-charge = По списанию: { $amount }
button-share-amount = ✏️ Другая сумма

story-line = { $when } · { $told }{ $by }
story-by = {" "}(админ { $id })
story-held = деньги в резерве
story-sending = отправлен на панель
story-placed = принят панелью, номер { $detail }
story-rejected = панель не приняла
story-unknown = неясно, принят ли
story-released = деньги вернулись
story-status = панель: { $detail }
story-unsettled = ждёт решения
story-decided = решено
story-refund = возвращено всего: { $detail }
story-settled = завершён
story-id-held = панель назвала номер { $detail } другого заказа
story-late-answer = позднее «да» панели, номер { $detail }
story-overcharge = панель взяла { $detail }, это лишнее
story-refill-asked = попросили докрутку
story-refill-requested = панель приняла просьбу о докрутке
story-refill-refused = панель отказала в докрутке ({ $detail })
story-refill-no-answer = на просьбу о докрутке нет ответа
story-refill-done = итог докрутки: { $detail }
story-cancel-asked = попросили отмену
story-cancel-withdrawn = просьба об отмене взята назад
story-cancel-requested = панель приняла просьбу об отмене
story-cancel-refused = панель отказала в отмене ({ $detail })
story-cancel-no-answer = на просьбу об отмене нет ответа
story-cancel-done = просьба об отмене закрыта, заказ: { $detail }
story-other = что-то ещё
why-unsupported = не для этой услуги
why-not-yet = пока рано
why-expired = срок вышел
why-too-late = уже поздно
why-already = её уже попросили
why-not-eligible = восполнять нечего
why-not-found = заказ не найден
why-other = незнакомыми словами
refilled-completed = выполнена
refilled-rejected = отклонена
refilled-canceled = отменена панелью
refilled-failed = неделю не шла
refilled-forgotten = за месяц не закончена
refilled-over = неизвестен
status-pending = ждёт
status-processing = готовится
status-in-progress = выполняется
status-completed = выполнен
status-partial = выполнен частично
status-canceled = отменён
status-refunded = деньги возвращены
status-failed = не удался
status-paused = на паузе
status-expired = истёк
status-unrecognised = незнакомое слово

find =
    🔎 <b>Какой заказ?</b>

    Пришлите его номер здесь или на панели, его ссылку или ID заказчика в Телеграме.
find-more = 🔎 Нашёл. Можно сразу прислать другой номер.
find-nothing = По этому ничего не нашлось.
found = 🔎 <b>Нашлось, сначала новые</b>
waiting-unknown = ❔ <b>Неясные заказы</b>
waiting-unknown-none = Здесь пусто: о каждом заказе известно, есть ли он у панели.
waiting-unsettled = 🧮 <b>Заказы, которые ждут вашего решения</b>
waiting-unsettled-none = Здесь пусто: решать нечего.
waiting-line = <b>{ $id }</b> · { $name }
    { $what } · { $when }

ask-number =
    🔢 <b>Какой номер у заказа { $id } на панели?</b>

    Пришлите число, которое стоит рядом с ним в её списке заказов. Сначала я проверю его у панели.
number-taken = ✅ Принято. Теперь я слежу за этим заказом на панели.
number-none = Это не номер: номер выглядит как 12345, без пробелов.
number-held = Этот номер уже у другого заказа. Посмотрите ещё раз.
number-other-panel = Заказ на панели, ключа от которой у меня больше нет, и проверить номер я не могу. Впишите её адрес и ключ в PANEL_OLD_URL и PANEL_OLD_KEY, перезапустите меня и попробуйте снова.
number-not-known = Заказа с таким номером панель не знает. Посмотрите ещё раз.
number-panel-silent = Панель сейчас не отвечает, и проверить номер я не смог. Попробуйте через минуту.
not-unknown = С этим заказом уже всё ясно.
before-not-placed =
    🚫 <b>Заказ { $id } точно не размещён?</b>

    Заказчику вернётся { $amount }. Если заказ у панели всё-таки есть, платите за него вы.
not-placed-too-early = Ещё рано: медленная панель может показать его позже. Сказать это можно через десять минут после отправки.
gone-back = Готово: деньги вернулись, заказчику сказано.

ask-amount =
    ✏️ <b>Сколько всего вернуть по заказу { $id }?</b>

    Он стоил { $price }, вернулось пока { $back }. Пришлите сумму, например 0,25.
amount-none = Это не сумма. Пришлите, например, 0,25 или 3.
amount-too-much = Это больше его цены: { $price }.
amount-too-much-short = Это больше его цены.
amount-too-little = Уже вернулось { $back }, и забрать это назад нельзя.
charge-unknown = Панель не говорит, сколько взяла.
before-settling =
    🧮 <b>Закрыть заказ { $id } с таким расчётом?</b>

    Сейчас заказчику вернётся { $moved }, потрачено останется { $kept }. Заказчик получит сообщение.
button-decide = ✅ Да, вернуть { $amount }
button-decide-none = ✅ Да, ничего не возвращать
decided = Решено: вернулось { $paid }.
decided-already = Это уже решено.

by-hand =
    ✍️ <b>Решать вручную?</b>

    Заказы старой панели попадут в список тех, что ждут вашего решения. Посмотрите каждый на той панели и скажите, сколько вернуть. Если потом вернёте её ключ, снова будет считаться слово панели.
by-hand-done =
    { $count ->
        [0] Решать нечего.
        [one] Вашего решения ждёт { $count } заказ.
        [few] Вашего решения ждут { $count } заказа.
       *[other] Вашего решения ждут { $count } заказов.
    }
