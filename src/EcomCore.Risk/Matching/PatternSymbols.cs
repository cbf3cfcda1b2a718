namespace EcomCore.Risk;

/// <summary>A pattern in symbols. Where repeats are passed over, runs are one symbol, and their lengths are kept if one is longer.</summary>
internal readonly record struct PatternSymbols(ushort[] Symbols, ushort[]? Runs)
{
    public static PatternSymbols Of(List<ushort> codes, bool repeats)
    {
        if (!repeats)
        {
            return new PatternSymbols([.. codes], null);
        }

        var symbols = new List<ushort>();
        var runs = new List<ushort>();
        foreach (var code in codes)
        {
            if (symbols.Count > 0 && symbols[symbols.Count - 1] == code)
            {
                runs[runs.Count - 1]++;
            }
            else
            {
                symbols.Add(code);
                runs.Add(1);
            }
        }

        return new PatternSymbols([.. symbols], runs.TrueForAll(run => run == 1) ? null : [.. runs]);
    }
}
