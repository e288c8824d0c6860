### Язык и часовой пояс.

settings =
    <b>Настройки</b>

    Язык: { $language }
    Часовой пояс: { $zone }, там сейчас { $clock }
button-language = 🌐 Язык
button-zone = 🕒 Часовой пояс
button-terms = 📄 Правила
button-privacy = 🔐 Что хранится
this-language = Русский
choose-language = <b>На каком языке говорить?</b>
language-chosen = Теперь я говорю по-русски.
choose-zone =
    <b>В каком вы часовом поясе?</b>

    Сейчас: { $zone }, { $clock }.
    Нажмите на свой или пришлите крупный город рядом либо смещение, например <code>{ $example }</code> или <code>UTC+3</code>.
zone-chosen = Ваш часовой пояс: { $zone }. Там сейчас { $clock }.
zone-unknown =
    Такого пояса или города я не знаю.

    Попробуйте крупный город рядом или смещение, например <code>{ $example }</code> или <code>UTC+3</code>.
zone-many = Таких мест несколько. Какое ваше?
button-at-zone = { $city } · { $clock }
