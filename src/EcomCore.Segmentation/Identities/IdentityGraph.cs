namespace EcomCore.Segmentation;

/// <summary>Accounts and the keys that they share, in an order that does not depend on that of the rows.</summary>
internal sealed class IdentityGraph
{
    private readonly ILookup<string, string>[] _values;
    private readonly string[] _platforms;

    // Asked for every shared key; two accounts may share very many.
    private readonly Dictionary<IReadOnlyList<int>, bool> _disagree = new(new SameMembers());

    private IdentityGraph(Account[] accounts, int maxAccountsPerKey)
    {
        Names = Array.ConvertAll(accounts, account => account.Name);
        _platforms = Array.ConvertAll(accounts, account => account.Platform);

        var members = new Dictionary<IdentityKey, List<int>>();
        for (var i = 0; i < accounts.Length; i++)
        {
            foreach (var key in accounts[i].Keys)
            {
                if (!members.TryGetValue(key, out var list))
                {
                    members.Add(key, list = []);
                }

                list.Add(i);
            }
        }

        // A key of too many is nobody's, and so tells nothing of those who have it.
        _values = Array.ConvertAll(accounts, account => account.Keys.Where(key => members[key].Count <= maxAccountsPerKey)
            .ToLookup(key => key.Kind, key => key.Value, StringComparer.Ordinal));
        SharedKeys =
        [
            .. members.Where(pair => pair.Value.Count > 1).Select(pair => (pair.Key, (IReadOnlyList<int>)pair.Value))
                .OrderBy(pair => pair.Key.Kind, StringComparer.Ordinal).ThenBy(pair => pair.Key.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Gets the accounts' names in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets the keys of more than one account, with the places of the accounts, rising.</summary>
    public IReadOnlyList<(IdentityKey Key, IReadOnlyList<int> Members)> SharedKeys { get; }

    public static IdentityGraph Of(IEnumerable<CustomerAccount> accounts, int maxAccountsPerKey)
    {
        var merged = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            Guard.NotNull(account, nameof(accounts));
            if (!merged.TryGetValue(account.Name, out var known))
            {
                merged.Add(account.Name, known = new Account(account.Name, account.Platform, []));
            }

            known.Keys.UnionWith(account.Keys);
        }

        return new IdentityGraph([.. merged.Values.OrderBy(account => account.Name, StringComparer.Ordinal)], maxAccountsPerKey);
    }

    /// <summary>Whether two accounts have values of a kind of key and none in common, or are of one platform.</summary>
    /// <remarks>The same accounts are compared once, in as many steps as they have keys; a person of k accounts has fewer than 2^k sets of them that share a key.</remarks>
    public bool Disagree(IReadOnlyList<int> members)
    {
        if (!_disagree.TryGetValue(members, out var disagree))
        {
            _disagree.Add(members, disagree = Compare(members));
        }

        return disagree;
    }

    private bool Compare(IReadOnlyList<int> members) =>
        members.Select(member => _platforms[member]).Distinct(StringComparer.Ordinal).Count() < members.Count
        || members.SelectMany(member => _values[member]).GroupBy(values => values.Key, StringComparer.Ordinal).Any(kind => HasDisjoint([.. kind]));

    private static bool HasDisjoint(IReadOnlyList<IGrouping<string, string>> sets)
    {
        // Nearly always each account has one value: then two different ones are disjoint, and none else.
        if (sets.All(set => !set.Skip(1).Any()))
        {
            return sets.Any(set => !string.Equals(set.First(), sets[0].First(), StringComparison.Ordinal));
        }

        // One lookup per pair and value of the smaller set, whatever the larger one holds.
        var values = sets.Select(set => new HashSet<string>(set, StringComparer.Ordinal)).OrderBy(set => set.Count).ToArray();
        return Enumerable.Range(1, values.Length - 1).Any(i => values.Take(i).Any(smaller => !smaller.Any(values[i].Contains)));
    }

    /// <summary>An account with the keys of all its rows.</summary>
    private sealed record Account(string Name, string Platform, HashSet<IdentityKey> Keys);
}
