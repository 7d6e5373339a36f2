import type { Overview } from '../../api/api-types.js'
import { useLive } from '../../live/use-live.js'
import { Heading } from '../../parts/heading.js'
import { Loading } from '../../parts/loading.js'
import { ProblemBar } from '../../parts/problem-bar.js'
import { Time } from '../../parts/time.js'
import { useSurroundings } from '../../surroundings.js'
import { DisabledSoonList } from './disabled-soon.js'
import { HealthLine } from './health-line.js'
import { HoursChart } from './hours-chart.js'
import { Tiles } from './tiles.js'

/** How the app and its deliveries are now. */
export const NowView = () => {
  const { api, texts } = useSurroundings()
  const { value, problem, reload } = useLive({
    key: 'overview',
    load: (signal) => api.get<Overview>('/overview', {}, signal),
    isPending: () => true,
    // It counts up a whole day.
    slowest: 60_000,
  })
  return (
    <>
      <Heading title={texts.views.now}>
        <HealthLine />
      </Heading>
      <ProblemBar problem={problem} onRetry={reload} />
      {!value && !problem && <Loading />}
      {value && (
        <>
          <Tiles overview={value} />
          <DisabledSoonList of={value.disabledSoon} />
          <h2>{texts.now.hours}</h2>
          {!value.isWhole && <p>{texts.now.partial}</p>}
          <HoursChart hours={value.hours} />
          <p class="quiet">
            {texts.now.asOf} <Time at={value.asOf} />
          </p>
        </>
      )}
    </>
  )
}
