import DefaultTheme from 'vitepress/theme'
import type { Theme } from 'vitepress'
import 'virtual:group-icons.css'
import './colours.css'
import './layout.css'
import Layout from './Layout.vue'
import Mermaid from './Mermaid.vue'
import { keepLanguage } from './language'

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component('Mermaid', Mermaid)
    if (!import.meta.env.SSR) keepLanguage()
  },
} satisfies Theme
