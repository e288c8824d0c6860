### Услуги по их собственной истории, и когда заказ будет готов.

record = 📊 По { $number } { $orders ->
        [one] заказу
       *[other] заказам
    } здесь: { $facts }
record-thin = 📊 Пока завершено здесь: { $orders } { $orders ->
        [one] заказ
        [few] заказа
       *[other] заказов
    }, судить рано
record-start = обычно начинается через { $time }
record-start-half = половина начинается не позже чем через { $time }
record-finish = { $of } обычно за { $time }
record-finish-half = половина получает { $of } за { $time }
record-finish-package = один пакет обычно за { $time }
record-finish-package-half = половина получает пакет за { $time }
record-completed = { $share } выполнено целиком
record-partial = { $share } частично
record-dropped = { $share } просили докрутку
record-refilled = докруток: { $part } из { $whole }
record-short = { $share } целиком ({ $orders })
percent = { $number } %
span-minutes = { $span } мин
span-hours = { $span } ч
span-days = { $span } { $last ->
        [one] день
        [few] дня
       *[other] дней
    }
compare-record = <b>📊 По заказам здесь</b>
compare-record-none = мало заказов

order-expected = ⏳ Скорее всего готово между { $low } и { $high }, судя по заказам до него: { $orders }
order-expected-pace = ⏳ В этом темпе готово около { $at }
order-expected-late = ⏳ Дольше обычного: девять из десяти были готовы к { $high }

search-typed = 🔎 <b>{ $typed }</b>
sort = ↕️ <b>В каком порядке?</b>
button-sort = ↕️ { $order }
sort-best = Подходящие
sort-cheapest = Дешёвые
sort-fastest = Быстрые
sort-surest = Надёжные
sort-means = <b>Быстрые</b> и <b>надёжные</b> определяются по заказам, сделанным здесь, с поправкой на то, что заказов бывает мало; услуги без истории стоят в конце.

button-picture = 📈 Ход заказа
picture-caption = Заказ { $id }: доставлено { $delivered } из { $quantity }
picture-delivered = Доставлено
picture-expected = Вероятно
picture-failed = Сейчас нарисовать не получилось. На карточке то же самое числами.
button-picture-dark = 🌙 Тёмная
button-picture-light = ☀️ Светлая
button-picture-again = 🔄 Обновить
button-to-order = ⬅️ К заказу
