using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Segmentation;

/// <summary>The JSON form of a scheme.</summary>
internal static class SegmentSchemeJson
{
    public static bool TryRead(string? json, [NotNullWhen(true)] out SegmentScheme? scheme, out IReadOnlyList<SchemeFault> faults)
    {
        var found = new List<JsonFault>();
        scheme = JsonForm.Read(json ?? string.Empty, found) is { } form ? Read(form, found) : null;
        faults = found.ConvertAll(fault => new SchemeFault(fault.Path, fault.Message));
        return scheme is not null;
    }

    private static SegmentScheme? Read(JsonForm form, List<JsonFault> faults)
    {
        var name = NameOf(form);
        var segments = form.Objects("segments");
        if (form.Has("segments") && segments.Count is 0 or > SegmentScheme.MaxRules)
        {
            form.Fault("segments", FormattableString.Invariant($"expected 1 to {SegmentScheme.MaxRules} segments, found {segments.Count}"));
        }

        var rules = new List<SegmentRule>();
        foreach (var segment in segments.Take(SegmentScheme.MaxRules))
        {
            if (RuleOf(segment, faults) is { } rule)
            {
                rules.Add(rule);
            }
        }

        form.Close();
        return faults.Count == 0 ? SegmentScheme.Of(name!, rules) : null;
    }

    private static SegmentRule? RuleOf(JsonForm form, List<JsonFault> faults)
    {
        var name = NameOf(form);
        var r = RangeOf(form, "r", faults);
        var f = RangeOf(form, "f", faults);
        var m = RangeOf(form, "m", faults);
        form.Close();
        return name is not null && r is not null && f is not null && m is not null
            ? new SegmentRule(new Segment(name), r.Value, f.Value, m.Value)
            : null;
    }

    private static string? NameOf(JsonForm form)
    {
        var name = form.Text("name");
        if (name is not { Length: 0 })
        {
            return name;
        }

        form.Fault("name", "expected at least one character");
        return null;
    }

    private static ScoreRange? RangeOf(JsonForm form, string axis, List<JsonFault> faults)
    {
        if (!form.Has(axis))
        {
            return ScoreRange.Any;
        }

        var known = faults.Count;
        var ends = form.Wholes(axis, 1, RfmOptions.MaxBins);
        if (ends.Count == 2 && ends[0] <= ends[1])
        {
            return new ScoreRange((int)ends[0], (int)ends[1]);
        }

        // The getter has told of items that are no scores.
        if (faults.Count == known)
        {
            form.Fault(axis, FormattableString.Invariant($"expected two scores, the lower first, from 1 to {RfmOptions.MaxBins}"));
        }

        return null;
    }
}
