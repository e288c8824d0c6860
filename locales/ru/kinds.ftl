### Что даёт услуга и куда ведёт ссылка.

kind-followers = 👥 Подписчики
kind-subscribers = 👥 Подписчики канала
kind-members = 👥 Участники
kind-friends = 👥 Друзья
kind-likes = ❤️ Лайки
kind-reactions = 🔥 Реакции
kind-views = 👁 Просмотры
kind-comments = 💬 Комментарии
kind-shares = 🔁 Репосты
kind-saves = 🔖 Сохранения
kind-plays = 🎧 Прослушивания
kind-watchtime = ⏳ Часы просмотра
kind-live = 📺 Зрители эфира
kind-stories = ⭕️ Истории
kind-votes = 🗳 Голоса
kind-reviews = ⭐️ Отзывы
kind-traffic = 🌍 Посещения сайта
kind-mentions = 📣 Упоминания
kind-reach = 📈 Охват
kind-other = ✨ Другое

link-at = { $kind } на { $site }
link-on = Ссылка на { $site }
link-profile = Профиль
link-post = Пост
link-video = Видео
link-channel = Канал
link-group = Группа
link-playlist = Плейлист
link-track = Трек
link-story = История
link-page = Страница
link-invite = Приглашение
link-live = Прямой эфир
