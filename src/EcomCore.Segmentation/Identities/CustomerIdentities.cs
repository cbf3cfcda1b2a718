namespace EcomCore.Segmentation;

/// <summary>Which accounts are the same person. Immutable and safe to share between threads.</summary>
public sealed class CustomerIdentities
{
    private const int ShownAccounts = 100;
    private readonly Dictionary<string, string> _people;

    private CustomerIdentities(Dictionary<string, string> people, IdentityConflict[] conflicts)
    {
        _people = people;
        Conflicts = Array.AsReadOnly(conflicts);
        People = people.Values.Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>Gets the number of accounts.</summary>
    public int Accounts => _people.Count;

    /// <summary>Gets the number of people.</summary>
    public int People { get; }

    /// <summary>Gets what is doubtful: first keys of too many, then groups of too many, then keys that disagree, then people who do; each in ordinal order.</summary>
    public IReadOnlyList<IdentityConflict> Conflicts { get; }

    /// <summary>Joins the accounts that share a key, and those they share another key with.</summary>
    /// <param name="accounts">Accounts in any order; rows of one account add up their keys.</param>
    /// <param name="options">How far to join; <see cref="IdentityOptions.Default"/> when null.</param>
    /// <returns>The people, and what is doubtful. The order of the accounts changes nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="accounts"/> or one of them is null.</exception>
    /// <remarks>Nearly linear in the keys of all accounts: accounts that share many keys are compared once.</remarks>
    public static CustomerIdentities Join(IEnumerable<CustomerAccount> accounts, IdentityOptions? options = null)
    {
        Guard.NotNull(accounts);
        options ??= IdentityOptions.Default;
        var graph = IdentityGraph.Of(accounts, options.MaxAccountsPerKey);
        var sets = new UnionFind(graph.Names.Count);
        var conflicts = new List<IdentityConflict>();
        foreach (var (key, members) in graph.SharedKeys)
        {
            if (members.Count > options.MaxAccountsPerKey)
            {
                conflicts.Add(ConflictOf(IdentityConflictKind.KeyOfTooMany, key, members, graph));
                continue;
            }

            foreach (var member in members)
            {
                sets.Join(members[0], member);
            }
        }

        conflicts.AddRange(GroupsOfTooMany(graph, sets, options));
        conflicts.AddRange(
            from pair in graph.SharedKeys
            where pair.Members.Count <= options.MaxAccountsPerKey && sets.SizeOf(pair.Members[0]) <= options.MaxAccountsPerPerson && graph.Disagree(pair.Members)
            select ConflictOf(IdentityConflictKind.KeyDisagrees, pair.Key, pair.Members, graph));
        conflicts.AddRange(PeopleWhoDisagree(graph, sets, options));
        return new CustomerIdentities(PeopleOf(graph, sets, options), [.. conflicts]);
    }

    /// <summary>Gives the person behind an account: the id to count orders by.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="accountId">The platform's id.</param>
    /// <returns>The first name, in ordinal order, of the person's accounts, such as <c>DD/77</c>; for an unknown account its own name.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public string PersonOf(string platform, string accountId)
    {
        Guard.NotNull(platform);
        Guard.NotNull(accountId);
        var name = $"{platform}/{accountId}";
        return _people.TryGetValue(name, out var person) ? person : name;
    }

    private static Dictionary<string, string> PeopleOf(IdentityGraph graph, UnionFind sets, IdentityOptions options)
    {
        // Names are in ordinal order, so the first one met of a set is its smallest.
        var firsts = new Dictionary<int, string>();
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < graph.Names.Count; i++)
        {
            var name = graph.Names[i];
            if (sets.SizeOf(i) > options.MaxAccountsPerPerson)
            {
                people.Add(name, name);
                continue;
            }

            var root = sets.Find(i);
            if (!firsts.TryGetValue(root, out var first))
            {
                firsts.Add(root, first = name);
            }

            people.Add(name, first);
        }

        return people;
    }

    private static IEnumerable<IdentityConflict> GroupsOfTooMany(IdentityGraph graph, UnionFind sets, IdentityOptions options) =>
        from i in Enumerable.Range(0, graph.Names.Count)
        where sets.SizeOf(i) > options.MaxAccountsPerPerson
        group i by sets.Find(i) into members
        select ConflictOf(IdentityConflictKind.PersonOfTooMany, null, [.. members], graph);

    /// <summary>People whose accounts disagree, unless a key that all of them share is told already: a chain of keys leads from one to the other.</summary>
    private static IEnumerable<IdentityConflict> PeopleWhoDisagree(IdentityGraph graph, UnionFind sets, IdentityOptions options)
    {
        var told = new HashSet<int>(
            from pair in graph.SharedKeys
            where pair.Members.Count <= options.MaxAccountsPerKey && pair.Members.Count == sets.SizeOf(pair.Members[0]) && graph.Disagree(pair.Members)
            select sets.Find(pair.Members[0]));
        return from i in Enumerable.Range(0, graph.Names.Count)
               where sets.SizeOf(i) > 1 && sets.SizeOf(i) <= options.MaxAccountsPerPerson && !told.Contains(sets.Find(i))
               group i by sets.Find(i) into members
               let all = members.ToArray()
               where graph.Disagree(all)
               select ConflictOf(IdentityConflictKind.PersonDisagrees, null, all, graph);
    }

    private static IdentityConflict ConflictOf(IdentityConflictKind kind, IdentityKey? key, IReadOnlyList<int> members, IdentityGraph graph) =>
        new(kind, key, [.. members.Take(ShownAccounts).Select(member => graph.Names[member])], members.Count);
}
