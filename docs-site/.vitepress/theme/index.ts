import DefaultTheme from 'vitepress/theme'
import type { Theme } from 'vitepress'
import 'virtual:group-icons.css'
import './colours.css'
import Mermaid from './Mermaid.vue'

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Mermaid', Mermaid)
  },
} satisfies Theme
