using EcomCore.Risk;

namespace EcomCore.Cli.Plan;

/// <summary>The incidents of a finished stretch of posts.</summary>
internal static class IncidentLog
{
    private const int ProgressEvery = 1024;

    /// <summary>Every incident as it stood at its last change, in order of opening. Nobody's answers are known, so nothing escalates.</summary>
    /// <param name="rules">What is watched for.</param>
    /// <param name="posts">Posts in order of time.</param>
    /// <param name="progress">Told now and then how many posts are done; null for nobody.</param>
    public static IReadOnlyList<Incident> Of(RiskRules rules, IEnumerable<MatchedPost> posts, Action<long>? progress = null)
    {
        // What was read is in memory anyway, so nothing needs to be forgotten; in order of time no post is late.
        var monitor = new RiskMonitor(rules, new RiskOptions
        {
            LateAllowance = TimeSpan.Zero,
            KeptPostIds = RiskOptions.MaxLimit,
            KeptAuthors = RiskOptions.MaxLimit,
            RememberedPosts = RiskOptions.MaxLimit,
            KeysPerRule = RiskOptions.MaxLimit,
            WaitingIncidents = RiskOptions.MaxLimit,
        });
        var last = new SortedDictionary<long, Incident>();
        var done = 0L;
        foreach (var post in posts)
        {
            if (++done % ProgressEvery == 0)
            {
                progress?.Invoke(done);
            }

            foreach (var change in monitor.Observe(post))
            {
                last[change.Incident.Id] = change.Incident;
            }
        }

        return [.. last.Values];
    }
}
