namespace EcomCore.Risk;

/// <summary>How many posts one day, platform or keyword has.</summary>
/// <param name="Name">The day, platform or keyword.</param>
/// <param name="Posts">The posts; 1 or more.</param>
public readonly record struct FollowUpCount(string Name, long Posts);
