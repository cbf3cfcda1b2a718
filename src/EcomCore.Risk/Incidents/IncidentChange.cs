using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Risk;

/// <summary>One thing that happened to an incident: what, when, why, and how the incident stands after it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it happened, in the time of posts and answers, not when it was noticed.</param>
/// <param name="Incident">The incident after the change.</param>
/// <param name="Reason">Why, in English.</param>
public sealed record IncidentChange(IncidentChangeKind Kind, Instant At, Incident Incident, string Reason)
{
    /// <summary>Writes the change on one line: when, what, why, who must act until when.</summary>
    /// <returns>The line; independent of culture.</returns>
    public override string ToString()
    {
        var where = string.Concat(
            Incident.Platform.Length > 0 ? " on " + Incident.Platform : string.Empty, Incident.Keyword.Length > 0 ? " for " + Incident.Keyword : string.Empty,
            Incident.Product.Length > 0 ? " about " + Incident.Product : string.Empty);
        var line = string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1} #{2} {3}{4}, level {5}: {6}",
            InstantPattern.General.Format(At), Kind, Incident.Id, Incident.Rule.Id, where, Incident.Level, Reason);
        return Kind is IncidentChangeKind.Opened or IncidentChangeKind.Escalated or IncidentChangeKind.Reopened
            ? $"{line}; {Incident.Department}: {Incident.Action} until {InstantPattern.General.Format(Incident.Deadline)}"
            : line;
    }
}
