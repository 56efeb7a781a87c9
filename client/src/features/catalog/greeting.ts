/** What one says at that hour of the reader's day. */
export function greetingFor(hour: number): 'greeting.morning' | 'greeting.day' | 'greeting.evening' {
  if (hour >= 4 && hour < 12) return 'greeting.morning';
  return hour >= 12 && hour < 18 ? 'greeting.day' : 'greeting.evening';
}
