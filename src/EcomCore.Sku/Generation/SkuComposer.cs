namespace EcomCore.Sku;

/// <summary>Makes one code from values.</summary>
internal sealed class SkuComposer(SkuSchema schema, SkuSegment[] segments)
{
    public SkuReport Compose(IReadOnlyList<string?> values, ISerialCounter? serials)
    {
        var findings = new FindingSink();
        var spellings = new string?[segments.Length];
        for (var i = 0; i < segments.Length; i++)
        {
            spellings[i] = SpellingOf(segments[i], values[i], serials, findings.At(null, segments[i].Name, 0));
        }

        RefuseEarlyChecks(values, spellings, findings);
        if (findings.Count == 0)
        {
            TakeSerial(spellings, serials, findings);
        }

        if (findings.Count > 0)
        {
            return new SkuReport(string.Empty, default, null, findings.Sorted());
        }

        var text = Join(spellings);
        CompareChecks(values, text, findings);
        return findings.Count == 0 && schema.TryParse(text, out var code)
            ? new SkuReport(text, code)
            : new SkuReport(string.Empty, default, null, findings.Sorted());
    }

    /// <summary>The code of spellings that fit their segments; check characters are computed.</summary>
    public string Join(IReadOnlyList<string?> spellings)
    {
        Span<char> text = stackalloc char[SkuLimits.MaxCodeLength];
        var length = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            if (i > 0)
            {
                schema.Separator.AsSpan().CopyTo(text.Slice(length));
                length += schema.Separator.Length;
            }

            if (segments[i] is CheckSegment check)
            {
                check.Scheme.Write(text.Slice(0, length), text.Slice(length));
                length += check.Scheme.Length;
            }
            else
            {
                spellings[i].AsSpan().CopyTo(text.Slice(length));
                length += spellings[i]!.Length;
            }
        }

        return text.Slice(0, length).ToString();
    }

    /// <summary>What will stand in the code; null for what is filled in later or does not fit.</summary>
    private static string? SpellingOf(SkuSegment segment, string? value, ISerialCounter? serials, FindingSink findings)
    {
        if (string.IsNullOrEmpty(value))
        {
            switch (segment)
            {
                case LiteralSegment literal:
                    return literal.Text;
                case CheckSegment:
                case SerialSegment when serials is not null:
                    return null;
                case { MinLength: 0 }:
                    return string.Empty;
                default:
                    findings.Add(SkuFindingKind.MissingSegment, 0, string.Empty, segment.Expected, null);
                    return null;
            }
        }

        if (segment.TryAccept(value!, out var spelling))
        {
            return spelling;
        }

        segment.Inspect(value!, findings);
        return null;
    }

    private void TakeSerial(string?[] spellings, ISerialCounter? serials, FindingSink findings)
    {
        var index = Array.FindIndex(segments, segment => segment is SerialSegment);
        if (index < 0 || spellings[index] is not null)
        {
            return;
        }

        var serial = (SerialSegment)segments[index];
        if (serials!.TryTake(1, serial.Largest, out var number) && number >= 0 && number <= serial.Largest)
        {
            spellings[index] = serial.Spell(number);
            return;
        }

        findings.At(null, serial.Name, 0).Add(
            SkuFindingKind.CapacityExhausted, 0, Spelling.Format("next number {0}", number), Spelling.Format("a serial number up to {0}", serial.Largest), null);
    }

    /// <summary>Check characters over a serial that is still to be taken cannot be known, and to find that out would cost the serial.</summary>
    private void RefuseEarlyChecks(IReadOnlyList<string?> values, string?[] spellings, FindingSink findings)
    {
        var serial = Array.FindIndex(segments, segment => segment is SerialSegment);
        for (var i = serial + 1; serial >= 0 && spellings[serial] is null && i < segments.Length; i++)
        {
            if (segments[i] is CheckSegment && !string.IsNullOrEmpty(values[i]) && findings.Count == 0)
            {
                findings.At(null, segments[i].Name, 0).Add(
                    SkuFindingKind.WrongCheck, 0, values[i]!, $"no check characters while '{segments[serial].Name}' is still to be given", null);
            }
        }
    }

    private void CompareChecks(IReadOnlyList<string?> values, string text, FindingSink findings)
    {
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is CheckSegment && !string.IsNullOrEmpty(values[i]) && schema.TryParse(text, out var code)
                && !string.Equals(code[i], values[i], StringComparison.Ordinal))
            {
                findings.At(null, segments[i].Name, 0).Add(SkuFindingKind.WrongCheck, 0, values[i]!, $"'{code[i]}'", code[i]);
            }
        }
    }
}
