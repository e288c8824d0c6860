### What a service delivers, and what a link points at.

kind-followers = 👥 Followers
kind-subscribers = 👥 Subscribers
kind-members = 👥 Members
kind-friends = 👥 Friends
kind-likes = ❤️ Likes
kind-reactions = 🔥 Reactions
kind-views = 👁 Views
kind-comments = 💬 Comments
kind-shares = 🔁 Shares
kind-saves = 🔖 Saves
kind-plays = 🎧 Plays
kind-watchtime = ⏳ Watch time
kind-live = 📺 Live viewers
kind-stories = ⭕️ Stories
kind-votes = 🗳 Votes
kind-reviews = ⭐️ Reviews
kind-traffic = 🌍 Website visits
kind-mentions = 📣 Mentions
kind-reach = 📈 Reach
kind-other = ✨ Other

link-at = { $kind } on { $site }
link-on = A link to { $site }
link-profile = A profile
link-post = A post
link-video = A video
link-channel = A channel
link-group = A group
link-playlist = A playlist
link-track = A track
link-story = A story
link-page = A page
link-invite = An invite
link-live = A live stream
