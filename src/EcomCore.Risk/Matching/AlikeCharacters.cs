namespace EcomCore.Risk;

/// <summary>Sets of characters that count as one, each named by its member with the lowest code.</summary>
internal sealed class AlikeCharacters
{
    private readonly Dictionary<char, char> _parents = [];

    /// <summary>Joins the characters of each set; sets that share a character become one. Halves of characters beyond the basic plane are no characters.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="fold">What is done to every character first.</param>
    public AlikeCharacters(IReadOnlyList<string> sets, Func<char, char> fold)
    {
        foreach (var set in sets.Select(set => set.Where(c => !char.IsSurrogate(c)).ToArray()))
        {
            for (var i = 1; i < set.Length; i++)
            {
                var (a, b) = (NameOf(fold(set[0])), NameOf(fold(set[i])));
                if (a != b)
                {
                    _parents[a > b ? a : b] = a > b ? b : a;
                }
            }
        }
    }

    public char NameOf(char c)
    {
        while (_parents.TryGetValue(c, out var parent))
        {
            c = parent;
        }

        return c;
    }
}
