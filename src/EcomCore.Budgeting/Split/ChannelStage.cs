namespace EcomCore.Budgeting;

/// <summary>Where a channel stands in its life.</summary>
public enum ChannelStage
{
    /// <summary>Steady sales: the larger part of a budget.</summary>
    Mature,

    /// <summary>Rising sales.</summary>
    Growing,

    /// <summary>A trial: money to learn with.</summary>
    New,
}
