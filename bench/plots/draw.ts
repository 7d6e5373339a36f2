import { init, use } from 'echarts/core'
import { LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer])

/** A line of a plot. */
export interface Line {
  readonly name: string
  readonly color: string
  readonly dashed?: boolean
  /** Where its points' texts stand: on the side that the line leaves free. */
  readonly labels: 'above' | 'below' | 'none'
  /** Its points, each with the text that stands at it. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly text: string }[]
}

/** A plot of some lines, both of whose axes are logarithmic. */
export interface Plot {
  readonly title: string
  readonly about: string
  readonly xName: string
  readonly yName: string
  readonly lines: readonly Line[]
}

const grey = '#57606a'
const font = 'system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif'
const withCommas = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 4 })

const axis = (name: string, gap: number) => ({
  ...{ type: 'log', name, nameLocation: 'middle', nameGap: gap },
  nameTextStyle: { color: grey, fontSize: 13 },
  axisLabel: { color: grey, fontSize: 12, formatter: withCommas },
  splitLine: { show: true, lineStyle: { color: '#e4e8ec' } },
})

const series = ({ name, color, dashed = false, labels, points }: Line) => ({
  ...{ type: 'line', name, symbolSize: 8, animation: false },
  itemStyle: { color },
  lineStyle: { color, width: 2.5, type: dashed ? 'dashed' : 'solid' },
  label: {
    ...{ show: labels !== 'none', position: 'right', color, fontSize: 12, formatter: '{@[2]}' },
    offset: [2, labels === 'above' ? -8 : 10],
  },
  data: points.map(({ x, y, text }) => [x, y, text]),
})

/** A plot as SVG, on white, so that it can be read on a dark page too. */
export const draw = ({ title, about, xName, yName, lines }: Plot): string => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 760, height: 440 })
  chart.setOption({
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: font },
    title: {
      ...{ text: title, subtext: about, left: 20, top: 12, itemGap: 6 },
      textStyle: { color: '#1f2328', fontSize: 18 },
      subtextStyle: { color: grey, fontSize: 13 },
    },
    legend: { bottom: 6, itemGap: 56, textStyle: { color: grey, fontSize: 13 } },
    grid: { left: 84, right: 72, top: 86, bottom: 84 },
    xAxis: axis(xName, 30),
    yAxis: axis(yName, 60),
    series: lines.map(series),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `${svg}\n`
}
