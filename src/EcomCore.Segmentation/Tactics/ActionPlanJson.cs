using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Segmentation;

/// <summary>The JSON form of a plan.</summary>
internal static class ActionPlanJson
{
    public static bool TryRead(string? json, [NotNullWhen(true)] out ActionPlan? plan, out IReadOnlyList<SchemeFault> faults)
    {
        var found = new List<JsonFault>();
        plan = JsonForm.Read(json ?? string.Empty, found) is { } form ? Read(form, found) : null;
        faults = found.ConvertAll(fault => new SchemeFault(fault.Path, fault.Message));
        return plan is not null;
    }

    private static ActionPlan? Read(JsonForm form, List<JsonFault> faults)
    {
        var name = Filled(form, "name");
        var limits = LimitsOf(form);
        var segments = form.Objects("segments");
        if (form.Has("segments") && segments.Count is 0 or > ActionPlan.MaxSegments)
        {
            form.Fault("segments", FormattableString.Invariant($"expected 1 to {ActionPlan.MaxSegments} segments, found {segments.Count}"));
        }

        var steps = new List<KeyValuePair<string, IReadOnlyList<ActionStep>>>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in segments.Take(ActionPlan.MaxSegments))
        {
            var segmentName = Filled(segment, "name");
            if (segmentName is not null && !known.Add(segmentName))
            {
                segment.Fault("name", $"'{segmentName}' comes twice");
            }

            steps.Add(new KeyValuePair<string, IReadOnlyList<ActionStep>>(segmentName ?? string.Empty, StepsOf(segment)));
            segment.Close();
        }

        form.Close();
        return faults.Count == 0 ? ActionPlan.Of(name!, steps, limits) : null;
    }

    private static ContactLimits LimitsOf(JsonForm form)
    {
        var defaults = ContactLimits.Default;
        return new ContactLimits
        {
            MaxContacts = (int)(form.Whole("max_contacts", 1, ContactLimits.Most, required: false) ?? defaults.MaxContacts),
            WindowDays = (int)(form.Whole("window_days", 1, ContactLimits.Most, required: false) ?? defaults.WindowDays),
            MinGapDays = (int)(form.Whole("min_gap_days", 0, ContactLimits.Most, required: false) ?? defaults.MinGapDays),
        };
    }

    private static List<ActionStep> StepsOf(JsonForm segment)
    {
        var forms = segment.Objects("steps");
        if (segment.Has("steps") && forms.Count is 0 or > ActionPlan.MaxSteps)
        {
            segment.Fault("steps", FormattableString.Invariant($"expected 1 to {ActionPlan.MaxSteps} steps, found {forms.Count}"));
        }

        var steps = new List<ActionStep>();
        foreach (var form in forms.Take(ActionPlan.MaxSteps))
        {
            var action = Filled(form, "action");
            if (steps.Exists(step => step.Action == action))
            {
                form.Fault("action", $"'{action}' comes twice");
            }

            steps.Add(new ActionStep(
                action ?? "?",
                form.Text("detail", required: false) ?? string.Empty,
                (int)(form.Whole("wait_days", 0, ActionStep.MaxWaitDays, required: false) ?? ActionStep.DefaultWaitDays),
                form.Text("instead", required: false),
                form.Number("minimum_response", 0, 1, required: false) ?? 0));
            form.Close();
        }

        return steps;
    }

    private static string? Filled(JsonForm form, string name)
    {
        var text = form.Text(name);
        if (text is not { Length: 0 })
        {
            return text;
        }

        form.Fault(name, "expected at least one character");
        return null;
    }
}
