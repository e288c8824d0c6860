### О чём спрашивают только некоторые виды услуг.

one-package = Один пакет
runs-short = { $quantity } × { $runs }
posts-short = { $each } × { $posts ->
        [one] { $posts } публикация
        [few] { $posts } публикации
       *[other] { $posts } публикаций
    }
minutes = { $minutes } мин
hours = { $hours } ч
hours-minutes = { $hours } ч { $minutes } мин
at-once = Сразу

check-runs = 💧 { $quantity } × { $runs } = { $total }
    Новая порция раз в { $every }, от первой до последней { $whole }
check-posts = 📮 По { $each } на { $posts ->
        [one] { $posts } следующую публикацию
        [few] { $posts } следующие публикации
       *[other] { $posts } следующих публикаций
    }
check-old-posts = 🗂 и на { $old ->
        [one] { $old } последнюю публикацию, которая уже есть
        [few] { $old } последние публикации, которые уже есть
       *[other] { $old } последних публикаций, которые уже есть
    }
check-in-full = Оплачивается сразу и по наибольшему числу на публикацию. Что не израсходуется, вернётся в конце.

field-now = Сейчас: { $value }
field-needs-text = Это нужно обычным текстом.
button-value = { $value }
button-without = ✖️ Убрать

ask-username = 👉 <b>Чей это комментарий?</b> Пришлите имя того, кто его написал, например <code>@name</code>
ask-username-profile = 👉 <b>За чьими публикациями следить?</b> Пришлите имя или ссылку на профиль, например <code>@name</code>
ask-username-followed = 👉 <b>Чьих подписчиков упоминать?</b> Пришлите имя или ссылку на профиль, например <code>@name</code>
ask-username-replied = 👉 <b>На чей комментарий отвечать?</b> Пришлите имя того, кто его написал, например <code>@name</code>
ask-media = 👉 <b>Какая публикация?</b> Упомянуты будут те, кому она понравилась. Пришлите ссылку на неё
ask-hashtag = 👉 <b>Какой хештег?</b> Упомянуты будут те, кто его ставит. Одно слово, например <code>#закат</code>
ask-answer-number = 👉 <b>Какой ответ?</b> Считайте сверху: 1 — первый
ask-per-post = 👉 <b>Сколько на каждую публикацию?</b>

    От { $min } до { $max }. Пришлите число или два, чтобы было случайно между ними: <code>100-150</code>
ask-posts = 👉 <b>На сколько новых публикаций?</b>

    От { $min } до { $max }. Пришлите число или сумму, которую готовы потратить, например <code>20$</code>
ask-old-posts = 👉 <b>На сколько публикаций, которые уже есть?</b>

    От { $min } до { $max }, начиная с последней.
ask-delay = 👉 <b>Через сколько после публикации начинать?</b>
ask-expiry = 👉 <b>До какого дня?</b> Публикации после него ничего не получат, а их стоимость вернётся. Пришлите день, например <code>31.12.2027</code>
ask-country = 👉 <b>Из какой страны посетители?</b> Нажмите или пришлите название
ask-device = 👉 <b>С каких устройств?</b>
ask-traffic = 👉 <b>Откуда приходят посетители?</b>
ask-google-keyword = 👉 <b>Что они ищут?</b> Пришлите слова так, как их набирают в Google
ask-referring-url = 👉 <b>С какой страницы они приходят?</b> Пришлите ссылку
ask-runs = 👉 <b>На сколько порций?</b> В каждой — всё количество целиком, одна за другой

    От { $min } до { $max }. Пришлите число или нажмите.
ask-interval = 👉 <b>Сколько времени между порциями?</b>
ask-comments = 👉 <b>Пришлите комментарии</b>, каждый с новой строки: от { $min } до { $max }. Можно несколькими сообщениями или файлом .txt; когда все здесь, нажмите «Готово».
ask-keywords = 👉 <b>Пришлите поисковые запросы</b>, каждый с новой строки. Можно несколькими сообщениями или файлом .txt; когда все здесь, нажмите «Готово».
ask-usernames = 👉 <b>Пришлите имена</b>, каждое с новой строки. Можно несколькими сообщениями или файлом .txt; когда все здесь, нажмите «Готово».
ask-hashtags = 👉 <b>Пришлите хештеги</b>, каждый с новой строки. Можно несколькими сообщениями или файлом .txt; когда все здесь, нажмите «Готово».
ask-groups = 👉 <b>Пришлите группы</b>, откуда приглашать: по ссылке или имени в строке. Когда все здесь, нажмите «Готово».

field-username = 👤 { $value }
field-media = 🖼 Понравилась публикация: { $value }
field-hashtag = #️⃣ { $value }
field-answer-number = 🔘 Ответ № { $value }
field-per-post = 🔢 На публикацию: { $value }
field-posts = 📮 Новых публикаций: { $value }
field-old-posts = 🗂 Уже есть: { $value }
field-delay = ⏱ После публикации: { $value }
field-expiry = 📅 До { $value }
field-country = 🌍 { $value }
field-device = 📱 { $value }
field-traffic = 🧭 { $value }
field-google-keyword = 🔎 { $value }
field-referring-url = ↪️ { $value }
field-runs = 💧 Порций: { $value }
field-interval = ⏱ Между порциями: { $value }
field-comments = 💬 { $count ->
        [one] { $value } комментарий
        [few] { $value } комментария
       *[other] { $value } комментариев
    }
field-keywords = 🔎 { $count ->
        [one] { $value } поисковый запрос
        [few] { $value } поисковых запроса
       *[other] { $value } поисковых запросов
    }
field-usernames = 👥 { $count ->
        [one] { $value } имя
        [few] { $value } имени
       *[other] { $value } имён
    }
field-hashtags = #️⃣ { $count ->
        [one] { $value } хештег
        [few] { $value } хештега
       *[other] { $value } хештегов
    }
field-groups = 👥 { $count ->
        [one] { $value } группа
        [few] { $value } группы
       *[other] { $value } групп
    }

change-username = 👤 Изменить имя
change-media = 🖼 Изменить публикацию
change-hashtag = #️⃣ Изменить хештег
change-answer-number = 🔘 Изменить ответ
change-per-post = 🔢 Сколько на публикацию
change-posts = 📮 Изменить число
change-old-posts = 🗂 Уже опубликованные
change-delay = ⏱ Задержка
change-expiry = 📅 Последний день
change-country = 🌍 Изменить страну
change-device = 📱 Изменить устройства
change-traffic = 🧭 Изменить источник
change-google-keyword = 🔎 Изменить запрос
change-referring-url = ↪️ Изменить страницу
change-runs = 💧 Растянуть по времени
change-runs-there = 💧 Изменить порции
change-interval = ⏱ Изменить промежуток
change-comments = 💬 Изменить комментарии
change-keywords = 🔎 Изменить запросы
change-usernames = 👥 Изменить имена
change-hashtags = #️⃣ Изменить хештеги
change-groups = 👥 Изменить группы

device-desktop = Компьютеры
device-android = Телефоны на Android
device-ios = iPhone и iPad
device-mobile = Любые телефоны
device-mixed = Телефоны и компьютеры
traffic-google = Из поиска Google
traffic-referrer = С выбранной страницы
traffic-direct = Напрямую, ниоткуда

lines-one = { $at }. { $line }
lines-rest = … и ещё { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[other] { $count } строк
    }
lines-more = Пришлите ещё или нажмите «Готово».
lines-too-few = ⚠️ Пока мало: { $missing ->
        [one] нужна ещё { $missing } строка
        [few] нужны ещё { $missing } строки
       *[other] нужно ещё { $missing } строк
    } (от { $min } до { $max }).
lines-too-many = ⚠️ Слишком много, лишних: { $over }. Помещается не больше { $max }.
lines-doubles = 👯 { $count ->
        [one] { $count } строка повторяется. Она считается наравне с другими.
        [few] { $count } строки повторяются. Они считаются наравне с другими.
       *[other] { $count } строк повторяются. Они считаются наравне с другими.
    }
lines-doubtful = ⚠️ Некоторые панели обрезают комментарий на «&lt;», делят на « | » или искажают «+» и «%». Это может случиться { $count ->
        [one] с таким
        [few] с { $count } вашими, например
       *[other] с { $count } вашими, например
    }: { $line }
lines-odd = Не получилось прочитать, пропускаю ({ $count }): { $odd }. Остальное на месте.
lines-cut = { $count ->
        [one] Ещё { $count } строка не поместилась: таких длинных списков не бывает.
        [few] Ещё { $count } строки не поместились: таких длинных списков не бывает.
       *[other] Ещё { $count } строк не поместилось: таких длинных списков не бывает.
    }
lines-nothing = Там ничего не было. Присланное раньше на месте.
lines-piece = Сообщение было самым длинным, какое пропускает Telegram, и последняя строка могла разорваться. Посмотрите на строку { $at }: «{ $line }». В файле .txt такого не бывает.
lines-need-text = Здесь нужен обычный текст или файл .txt. Присланное раньше на месте.
button-lines-done = ✅ Готово
button-lines-first = ✂️ Оставить первые { $most }
button-lines-once = 👯 Убрать повторы
button-lines-clear = 🗑 Очистить и начать заново

field-empty = Там ничего нет.
field-not-a-name = Это не имя и не ссылка на профиль.
field-not-a-tag = Хештег — одно слово из букв и цифр.
field-not-a-date = Не получается прочитать день. Напишите день, месяц и год, например 31.12.2027.
field-not-a-country = Не знаю такой страны. Попробуйте английское название или две буквы.
field-not-a-choice = Нажмите на одну из кнопок.
field-past = Этот день прошёл или сегодня. Последний день должен быть позже.
field-too-far = До этого дня больше трёх лет. Выберите день поближе.
field-too-long = Слишком длинно: не больше { $max } знаков.
field-too-little-money = Этого не хватит и на одну публикацию: каждая стоит до { $price }.
field-turned-round = Второе число должно быть не меньше первого.
field-wrong-site = Ссылка ведёт в другое место, а услуга для { $wanted }.
runs-too-many = Слишком много: при таком количестве услуга допускает не больше { $max } порций.
runs-too-few = Порций должно быть хотя бы две; одну растягивать незачем.
posts-too-few = Хотя бы одна публикация.
posts-not-a-number = Пришлите число публикаций или сумму с валютой, например 20$.

file-too-big = Файл слишком велик: не больше 1 МБ. Это больше десяти тысяч комментариев.
file-not-text = Это не простой текстовый файл. Сохраните строки как .txt и пришлите его.
file-encoding = Не получается прочитать буквы в этом файле. Сохраните его в кодировке UTF-8 и пришлите ещё раз.
file-empty = Файл пустой. Присланное раньше на месте.
file-lost = Не получилось забрать файл из Telegram. Пришлите его ещё раз.

again-drip-feed = Эту услугу больше нельзя растянуть по времени.

order-runs = 💧 Порций готово { $ended } из { $whole }, начато { $begun }
order-posts = 📮 Публикаций пока { $begun } из { $whole }, готово { $ended }
button-parts = 🧩 По отдельности
parts = <b>Заказ</b> <code>{ $id }</code> по отдельности
parts-none = Пока ничего не началось.
part-run = Порция { $at }: { $state }
part-post = Публикация { $at }: { $state }
part-remains = { $line }, осталось { $remains }
state-watching = 👀 Ждёт публикаций
means-watching = Панель следит за новыми публикациями, каждая получит своё. { $price } оплачено; что не израсходуется, вернётся в конце.
means-bad-field = Панель не принимает что-то в этом заказе. { $price } снова доступно. Закажите заново и измените это или спросите того, кто ведёт бота.
