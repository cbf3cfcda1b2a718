using System.Globalization;
using NodaTime;

namespace EcomCore.Risk;

/// <summary>Writes and reads the rule that an incident opened under, of which later rules change nothing. Its way of matching is not needed any more.</summary>
internal static class RuleState
{
    public static void Write(StateWriter writer, RiskRule rule)
    {
        writer.Write(rule.Id);
        writer.Write(rule.Categories);
        writer.Write(rule.Window.Length);
        writer.Write(rule.AtLeast);
        writer.Write((int)rule.Scope);
        writer.Write((int)rule.Count);
        writer.Write((int)rule.Firing);
        writer.Write(rule.Level);
        writer.Write(rule.Department);
        writer.Write(rule.Action);
        writer.Write(rule.Deadline);
        writer.Write(rule.CoolDown);
        writer.Write(rule.FollowUp);
        writer.Write(rule.Playbook);
        writer.Write(rule.Spike?.Times ?? 0);
        writer.Write(rule.Spike?.Baseline ?? Duration.Zero);
        writer.Write(rule.Spike?.MinimumWindows ?? 0);
        writer.Write(rule.Spread is not null);
        writer.Write(rule.Spread?.Platforms ?? 0);
        writer.Write(rule.Spread?.Reach ?? 0);
        writer.Write(rule.Spread?.Growth ?? 0);
    }

    public static RiskRule Read(StateReader reader)
    {
        var (id, categories, length, atLeast) = (reader.Text(), reader.Texts(), reader.Length(), reader.Int());
        var rule = new RiskRule(id, categories[0], length == Duration.Zero ? RiskWindow.CalendarDay : RiskWindow.Sliding(length), atLeast)
        {
            AlsoCategories = [.. categories.Skip(1)],
            Scope = (RiskScope)reader.Int(),
            Count = (RiskCount)reader.Int(),
            Firing = (RiskFiring)reader.Int(),
            Level = reader.Int(),
            Department = reader.Text(),
            Action = reader.Text(),
            Deadline = reader.Length(),
            CoolDown = reader.Length(),
            FollowUp = reader.Length(),
            Playbook = reader.Texts(),
        };
        var (times, baseline, minimum) = (reader.Number(), reader.Length(), reader.Int());
        var (spreads, platforms, reach, growth) = (reader.Flag(), reader.Int(), reader.Long(), reader.Number());
        return rule with
        {
            Spike = times > 0 ? new RiskSpike(times, baseline) { MinimumWindows = minimum } : null,
            Spread = spreads ? new RiskSpread { Platforms = platforms, Reach = reach, Growth = growth } : null,
        };
    }

    /// <summary>What must be the same for counts to go on under other rules.</summary>
    public static string Signature(RiskRule rule, DateTimeZone zone, Duration allowance) => string.Format(
        CultureInfo.InvariantCulture,
        "{0}|{1}|{2}|{3}|{4}|{5}|{6:R}|{7}|{8}|{9}|{10}",
        string.Join(",", rule.Categories),
        rule.Window.ToString(),
        rule.AtLeast,
        (int)rule.Scope,
        (int)rule.Count,
        (int)rule.Firing,
        rule.Spike?.Times ?? 0,
        (rule.Spike?.Baseline ?? Duration.Zero).BclCompatibleTicks,
        rule.Spike?.MinimumWindows ?? 0,
        zone.Id,
        allowance.BclCompatibleTicks);
}
