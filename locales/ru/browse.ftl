### Каталог.

choose-platform = <b>Каталог</b>

    Что будем продвигать?
choose-category = <b>{ $platform }</b>

    Выберите раздел.
choose-category-plain = <b>Каталог</b>

    Выберите раздел.
choose-service = <b>{ $category }</b>

    Цены за 1000, если не сказано иначе.
list-line = { $at }. { $name } · { $count }
service-line = { $at }. { $name }
    <b>{ $rate }</b> · от { $min } до { $max }
service-line-package = { $at }. { $name }
    <b>{ $rate }</b> за пакет
service-line-closed = { $at }. { $name }
    <i>сейчас не продаётся</i>
button-category = { $name } · { $count }
button-category-at = { $at } · { $name }
button-service = { $at } · { $rate } · { $name }
button-service-closed = { $at } · { $name }

service-name = <b>{ $name }</b>
service = <b>{ $name }</b>
    { $where } · № <code>{ $number }</code>
service-rate = 💵 { $rate } за 1000
service-rate-package = 💵 { $rate } за пакет
service-limits = 🔢 От { $min } до { $max }
service-speed = ⏱ Обычное время: { $time }
refill-yes = ♻️ Докрутка при снижении: есть
refill-no = ♻️ Докрутки нет
refill-unknown = ♻️ Докрутка: панель не говорит
cancel-yes = ✋ Можно отменить в процессе
cancel-no = ✋ После отправки отменить нельзя
cancel-unknown = ✋ Отмена: панель не говорит
dripfeed-yes = 💧 Можно растянуть по времени

service-later = 🕓 Неизвестно, что панель хочет знать для услуг такого вида, поэтому её можно посмотреть, но не заказать. Выберите другую.
service-suspended = 🔒 Сейчас не продаётся: в ней что-то изменилось, и это проверяют. Пока выберите, пожалуйста, похожую.
service-gone =
    Этой услуги больше нет.

    В каталоге есть похожие.
category-gone =
    Этого раздела больше нет.

    Вот что есть сейчас.

fitting = <b>{ $what }</b>
    { $link }

    Выберите, что для неё заказать. Цены за 1000, если не сказано иначе.
fitting-kinds = <b>{ $what }</b>
    { $link }

    Подходит много услуг. Что вам нужно?
fitting-none = <b>{ $what }</b>
    { $link }

    Сейчас к этой ссылке ничего не подходит. Пришлите другую или загляните в каталог.
button-kind = { $kind } · { $count }
