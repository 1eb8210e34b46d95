/** English of the timeline; counts come as text, formatted with their nouns. */
export const TIMELINE_WORDS = {
  title: 'Timeline',
  scale: (span: string, zone: string, bar: string, tallest: string) =>
    `${span} (${zone}); one bar is ${bar}, the tallest ${tallest}`,
  colours: 'Colours',
  byPhase: 'by phase',
  byClass: 'by class',
  logarithmic: 'Logarithmic height',
  showAll: 'Show all times',
  chart: 'Detections over log time. Arrow keys move, Enter zooms in, Escape shows all times.',
  legend: 'Colours of the timeline',
  more: (count: string) => `and ${count} more`,
  undated: (detections: string) =>
    `${detections} without a time in the log: in the table, not on the timeline.`
} as const;
