namespace EcomCore.Budgeting;

/// <summary>The part of the total that a channel's amount came from.</summary>
public enum SplitPool
{
    /// <summary>What is split among the established channels, or among all when nothing is set aside.</summary>
    Main,

    /// <summary>What is set aside for new channels.</summary>
    Exploration,
}
