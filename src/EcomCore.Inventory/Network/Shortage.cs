namespace EcomCore.Inventory;

/// <summary>Units that a destination asks for and nobody can send.</summary>
/// <param name="To">Name of the destination.</param>
/// <param name="Units">Units; 1 or more.</param>
public readonly record struct Shortage(string To, long Units);
