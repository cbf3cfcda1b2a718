namespace EcomCore.Risk;

/// <summary>What happened to an incident.</summary>
public enum IncidentChangeKind
{
    /// <summary>The count reached the threshold.</summary>
    Opened,

    /// <summary>One more post belongs to it.</summary>
    Updated,

    /// <summary>The count fell below the threshold; later posts are another episode. The answer is still due.</summary>
    Quieted,

    /// <summary>A post that came late shows that the count did not fall below the threshold when it seemed to.</summary>
    Reopened,

    /// <summary>It was not answered in time and rose by one level.</summary>
    Escalated,

    /// <summary>It was not answered in time and is at level 1 already.</summary>
    Overdue,

    /// <summary>Somebody has seen it.</summary>
    Acknowledged,

    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It is no longer followed, because more incidents wait for an answer than the options allow.</summary>
    Dropped,
}
