namespace EcomCore.Risk;

/// <summary>What happens while a count stays at the threshold.</summary>
public enum RiskFiring
{
    /// <summary>One incident for each episode: hits join it until the count falls below the threshold.</summary>
    Episode,

    /// <summary>One incident for each episode, which is announced again whenever as many as the threshold have joined it.</summary>
    EveryThreshold,

    /// <summary>The count starts from nothing when it has reached the threshold: each further incident needs as many new hits.</summary>
    Reset,
}
