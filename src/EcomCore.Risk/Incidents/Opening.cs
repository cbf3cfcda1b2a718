namespace EcomCore.Risk;

/// <summary>What an incident opens with.</summary>
/// <param name="Events">The kept events of its episode.</param>
/// <param name="Count">How much is counted, where more is than the events say; else 0.</param>
/// <param name="IsInside">Whether the episode began before, while nothing could open: then not every event is kept.</param>
/// <param name="Why">What else the rule asks for, as the end of a sentence; empty for nothing.</param>
internal readonly record struct Opening(IEnumerable<WindowEvent> Events, long Count, bool IsInside, string Why);
