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

    /// <summary>As many as the threshold have joined it since it was last announced.</summary>
    Repeated,

    /// <summary>
    /// It waits for an answer again because somebody reopened it, or its episode goes on because a post that came late shows that the count did not fall below the
    /// threshold when it seemed to; the reason says which. In the second case an answered incident stays answered.
    /// </summary>
    Reopened,

    /// <summary>It was not answered in time, or spread too far, and rose by one level.</summary>
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
