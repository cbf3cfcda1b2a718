namespace EcomCore.Budgeting;

/// <summary>What set a channel's amount.</summary>
public enum BudgetBinding
{
    /// <summary>Neither bound: the total set it, and one more unit would bring as much here as in every other such channel.</summary>
    Total,

    /// <summary>The channel's floor, zero included: a further unit (or, for an S-shaped curve, any step up) brings more elsewhere.</summary>
    Floor,

    /// <summary>The channel's cap: a further unit would bring at least as much as elsewhere.</summary>
    Cap,

    /// <summary>The channel's least spend if any: it pays to spend that much, and no more.</summary>
    Minimum,

    /// <summary>The channel's steps: one step more or less brings less over all channels.</summary>
    Step,

    /// <summary>The limit of the channel's group.</summary>
    Group,

    /// <summary>Neither bound nor total: a further unit would cost more than the profit it brings.</summary>
    Profit,

    /// <summary>Neither bound nor total: a further unit would take the plan below its target return, or is not needed for the response asked for.</summary>
    Target,
}
