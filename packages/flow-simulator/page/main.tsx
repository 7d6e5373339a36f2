import '@fluentui/web-components/badge.js'
import '@fluentui/web-components/button.js'
import '@fluentui/web-components/text-input.js'
import { render } from 'preact'
import { Play } from './play.js'

const root = document.getElementById('play')
if (root) render(<Play />, root)
