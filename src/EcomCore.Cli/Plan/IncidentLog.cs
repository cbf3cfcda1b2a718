using EcomCore.Risk;

namespace EcomCore.Cli.Plan;

/// <summary>The incidents of a finished stretch of posts.</summary>
internal static class IncidentLog
{
    /// <summary>Every incident as it stood at its last change, in order of opening. Nobody's answers are known, so nothing escalates.</summary>
    /// <param name="rules">What is watched for.</param>
    /// <param name="posts">Posts in order of time.</param>
    public static IReadOnlyList<Incident> Of(RiskRules rules, IEnumerable<MatchedPost> posts)
    {
        var monitor = new RiskMonitor(rules);
        var last = new SortedDictionary<long, Incident>();
        foreach (var post in posts)
        {
            foreach (var change in monitor.Observe(post))
            {
                last[change.Incident.Id] = change.Incident;
            }
        }

        return [.. last.Values];
    }
}
