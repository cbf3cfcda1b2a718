using NodaTime;

namespace EcomCore.Risk;

/// <summary>One post as a window counts it.</summary>
/// <param name="At">When it was written.</param>
/// <param name="PostId">Its name.</param>
/// <param name="Identity">Its author where authors are counted; events of one identity count once.</param>
/// <param name="Weight">How much it counts; 1 or more, and 1 where authors are counted.</param>
internal readonly record struct WindowEvent(Instant At, string PostId, string Identity, int Weight);
