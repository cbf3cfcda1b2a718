namespace EcomCore.Inventory;

/// <summary>What one channel may take of one item.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Reserved">Units that its orders hold.</param>
/// <param name="Quota">Units set aside for it, those it has reserved included; null when it sells from the shared pool.</param>
/// <param name="Cap">Most units that it may take from the shared pool, those it has reserved included; null when it has no cap.</param>
public readonly record struct ChannelLimit(string Channel, long Reserved, long? Quota, long? Cap);
