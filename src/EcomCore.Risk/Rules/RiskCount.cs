namespace EcomCore.Risk;

/// <summary>What a rule counts.</summary>
public enum RiskCount
{
    /// <summary>Posts with at least one match.</summary>
    Posts,

    /// <summary>Different authors of such posts; a post without author counts as an author of its own.</summary>
    Authors,

    /// <summary>Matches; a post can bring several.</summary>
    Matches,

    /// <summary>The weights of the rule's categories that a post has a match of, summed up.</summary>
    Weight,
}
