namespace EcomCore.Risk;

/// <summary>How far the answer to an incident has come.</summary>
public enum IncidentStatus
{
    /// <summary>Nobody has reacted.</summary>
    Open,

    /// <summary>Somebody has seen it; the clock goes on.</summary>
    Acknowledged,

    /// <summary>It was answered; the clock has stopped.</summary>
    Answered,
}
