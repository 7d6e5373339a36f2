let exporting = false

/** Whether telemetry goes anywhere. Where it does not, nothing is measured or traced: it would cost each delivery some microseconds for nothing. */
export const isExporting = (): boolean => exporting

/** Says so: where the SDK starts and stops. */
export const setExporting = (is: boolean): void => {
  exporting = is
}
