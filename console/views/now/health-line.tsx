import { useLive } from '../../live/use-live.js'
import { Badge } from '../../parts/badge.js'
import { useSurroundings } from '../../surroundings.js'

/** Whether the app can do its work, by its own word. */
export const HealthLine = () => {
  const { api, texts } = useSurroundings()
  const { value, problem } = useLive({
    key: 'health',
    load: (signal) => api.get<{ status: string }>('/health', {}, signal),
    isPending: () => true,
  })
  if (!value && !problem) return null
  return (
    <Badge color={problem ? 'danger' : 'success'} role="status">
      {problem ? texts.now.unhealthy : texts.now.healthy}
    </Badge>
  )
}
