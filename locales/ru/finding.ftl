### Поиск услуги, избранное, сравнение.

button-find = 🔎 Найти
button-favourites = ⭐ Избранное
find-service = 🔎 <b>Что ищете?</b>

    Просто напишите, на любом языке и в любом порядке слов. Опечатки не помешают:

    <code>подписчики инстаграм гарантия 30</code>
    <code>просмотры тикток до 1</code>
    <code>лайки ютуб 0.5-2</code>

    По номеру услуги тоже найду.
found-services = 🔎 <b>{ $typed }</b> · найдено: { $count }
found-only = Только: { $what }
found-nothing = 🔎 Ничего не нашлось.

    Попробуйте меньше слов или другие, загляните в каталог или пришлите ссылку, чтобы заказать что-то для неё.
found-nothing-narrowed = С такими фильтрами ничего не осталось. Снимите один из них.
search-forgotten = Этому поиску больше 30 дней, он забыт.
button-filters = ⚙️ Фильтры
filters = Показывать только услуги, у которых есть:
filter-refill = ♻️ Докрутка
filter-cancel = ✋ Отмена
filter-dripfeed = 💧 Растянуть по времени
button-show-found = 🔎 Показать ({ $count })

button-star = ☆ Избранное
button-starred = ⭐ Избранное
starred-now = Добавлено в избранное.
starred-no-more = Убрано из избранного.
shelf = <b>{ $name }</b>
shelf-starred = ⭐ Избранное
shelf-lately = 🕘 Недавние
starred-none = Здесь пока пусто. Нажмите ☆ под услугой, чтобы она осталась здесь.
lately-none = Вы пока не заказывали ничего из того, что сейчас продаётся.

share = ↗️ <b>{ $name }</b>

    Эта ссылка открывает услугу здесь:
    { $link }
button-send-on = ↗️ Отправить в чат

button-compare = ⚖️ Сравнить
compare-with = ⚖️ <b>С чем сравнить?</b>
compare-nothing = Ничего похожего нет.
compare = ⚖️ <b>Рядом</b>
compare-name = { $sign } { $name }
compare-values = { $values }
compare-price = <b>💵 Цена</b>
compare-amount = <b>🔢 Количество</b>
compare-time = <b>⏱ Обычное время</b>
compare-refill = <b>♻️ Докрутка</b>
compare-cancel = <b>✋ Отмена</b>
compare-dripfeed = <b>💧 Растянуть по времени</b>
compare-thousand = { $rate } / 1000
compare-package = { $rate } / пакет
compare-limits = { $min }–{ $max }
compare-yes = да
compare-no = нет
compare-unknown = не сказано
button-take = Взять { $sign }
button-compare-third = ➕ Добавить третью

inline-message = <b>{ $name }</b>
inline-rate = { $rate } за 1000 · от { $min } до { $max }
inline-package = { $rate } за пакет
inline-closed = Сейчас не продаётся
inline-private = Бот закрытый: как попасть
inline-rules = Сначала прочтите правила
button-open-service = 🔎 Открыть
