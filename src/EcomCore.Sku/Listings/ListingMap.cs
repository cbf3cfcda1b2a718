namespace EcomCore.Sku;

/// <summary>Which products stand behind what each platform sells: many listings to one product, and bundles to several. Immutable and safe to share between threads.</summary>
/// <remarks>
/// Platforms, ids and codes are compared ordinally. What is wrong with the listings is listed in <see cref="Findings"/>, and an order line that it concerns is not
/// resolved; everything else works. Building takes time linear in the rows; resolving takes time linear in the bundles that the listing leads to.
/// </remarks>
public sealed class ListingMap
{
    private readonly Dictionary<(string Platform, string Name), Claim> _claims = [];
    private readonly BundleGraph _graph;
    private readonly Lazy<Dictionary<string, List<string>>> _bundlesWith;
    private readonly Lazy<Dictionary<string, List<Listing>>> _listingsWith;

    /// <summary>Builds the map.</summary>
    /// <param name="products">The company's own codes of its products; a code that is given twice counts once.</param>
    /// <param name="listings">What the platforms sell; the same listing twice counts once.</param>
    /// <param name="bundles">Products that are sold together; null when there are none. The same bundle twice counts once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="products"/> or <paramref name="listings"/> is null.</exception>
    /// <exception cref="ArgumentException">A product is null or empty, or a listing or bundle is null.</exception>
    public ListingMap(IEnumerable<string> products, IEnumerable<Listing> listings, IEnumerable<Bundle>? bundles = null)
    {
        Guard.NotNull(products);
        Guard.NotNull(listings);
        var findings = new List<ListingFinding>();
        Bundle[] sets = [.. bundles ?? []];
        Listings = [.. listings];
        string[] codes = [.. products];
        Check(codes.All(code => !string.IsNullOrEmpty(code)), "Expected products that are neither null nor empty.", nameof(products));
        Check(Array.IndexOf(sets, null) < 0, "Expected bundles that are not null.", nameof(bundles));
        Check(Listings.All(listing => listing is not null), "Expected listings that are not null.", nameof(listings));

        _graph = new BundleGraph(codes, sets, findings);
        foreach (var listing in Listings)
        {
            FindOrphans(listing, findings);
            Put(listing, listing.Id, findings);
            if (listing.PlatformCode is { } code && code != listing.Id)
            {
                Put(listing, code, findings);
            }
        }

        _bundlesWith = new Lazy<Dictionary<string, List<string>>>(() => Group(sets, bundle => bundle.Parts, bundle => bundle.Code));
        _listingsWith = new Lazy<Dictionary<string, List<Listing>>>(() => Group(Listings, listing => listing.Parts, listing => listing));
        FindUnlisted(findings);
        Findings = findings;
    }

    /// <summary>Gets the listings as they were given.</summary>
    public IReadOnlyList<Listing> Listings { get; }

    /// <summary>Gets everything that is wrong: bundles first, then listings in the order given, then products that nobody can buy.</summary>
    public IReadOnlyList<ListingFinding> Findings { get; }

    /// <summary>Finds the products behind an order line.</summary>
    /// <param name="platform">The platform on which it was sold.</param>
    /// <param name="listing">The id of the listing, or the seller's code that the platform shows.</param>
    /// <param name="quantity">Sold units; 1 or more.</param>
    /// <returns>Each product once, with its units, bundles taken apart; or why they are not known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="platform"/> or <paramref name="listing"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is below 1.</exception>
    public ListingResolution Resolve(string platform, string listing, long quantity = 1)
    {
        Guard.NotNull(platform);
        Guard.NotNull(listing);
        Guard.AtLeast(quantity, 1);
        if (!_claims.TryGetValue((platform, listing), out var claim))
        {
            return new ListingResolution(ResolutionStatus.UnknownListing, $"no listing of {Spelling.Show(platform)} has the id or code {Spelling.Quote(listing)}");
        }

        if (claim.Rival is { } rival)
        {
            return new ListingResolution(ResolutionStatus.Conflict, ConflictMessage(claim.Listing, rival));
        }

        foreach (var part in claim.Listing.Parts)
        {
            if (FaultOf(part.Code) is { } fault)
            {
                return new ListingResolution(ResolutionStatus.Unsound, fault);
            }
        }

        return _graph.Expand(claim.Listing.Parts, quantity) is { } lines
            ? new ListingResolution(lines)
            : new ListingResolution(ResolutionStatus.TooMany, Spelling.Format("{0} units take more than {1} of a product", quantity, long.MaxValue));
    }

    /// <summary>Finds what sells a product, alone, in a multi-pack or in a bundle.</summary>
    /// <param name="sku">The company's own code of a product, or the code of a bundle.</param>
    /// <returns>The listings, each once; those of the code itself first, then those of the bundles with it. Empty for an unknown code.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sku"/> is null.</exception>
    public IReadOnlyList<Listing> ListingsOf(string sku)
    {
        Guard.NotNull(sku);
        var found = new List<Listing>();
        foreach (var code in WithBundles(sku))
        {
            if (_listingsWith.Value.TryGetValue(code, out var listings))
            {
                found.AddRange(listings);
            }
        }

        return [.. found.Distinct()];
    }

    private static void Check(bool holds, string message, string parameter)
    {
        if (!holds)
        {
            throw new ArgumentException(message, parameter);
        }
    }

    private static Dictionary<string, List<TResult>> Group<TSource, TResult>(
        IEnumerable<TSource> sources, Func<TSource, IReadOnlyList<ListingPart>> partsOf, Func<TSource, TResult> result)
    {
        var groups = new Dictionary<string, List<TResult>>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var part in partsOf(source))
            {
                if (!groups.TryGetValue(part.Code, out var group))
                {
                    groups.Add(part.Code, group = []);
                }

                group.Add(result(source));
            }
        }

        return groups;
    }

    private static string ConflictMessage(Listing first, Listing second) =>
        $"claimed for {string.Join(" + ", first.Parts)} (listing {Spelling.Show(first.Id)}) and for {string.Join(" + ", second.Parts)} (listing {Spelling.Show(second.Id)})";

    private void FindOrphans(Listing listing, List<ListingFinding> findings)
    {
        foreach (var part in listing.Parts)
        {
            if (_graph.NumberOf(part.Code) < 0)
            {
                findings.Add(new ListingFinding(
                    ListingFindingKind.Orphan, listing.Platform, listing.Id, $"{Spelling.Quote(part.Code)} is no product and no bundle"));
            }
        }
    }

    private void Put(Listing listing, string name, List<ListingFinding> findings)
    {
        var key = (listing.Platform, name);
        if (!_claims.TryGetValue(key, out var claim))
        {
            _claims.Add(key, new Claim(listing, null));
        }
        else if (!PartList.Same(claim.Listing.Parts, listing.Parts))
        {
            findings.Add(new ListingFinding(ListingFindingKind.Conflict, listing.Platform, name, ConflictMessage(claim.Listing, listing)));
            _claims[key] = claim with { Rival = claim.Rival ?? listing };
        }
    }

    private string? FaultOf(string code) =>
        _graph.NumberOf(code) is >= 0 and var number ? _graph.FaultOf(number) : $"{Spelling.Quote(code)} is no product and no bundle";

    private void FindUnlisted(List<ListingFinding> findings)
    {
        var sold = new HashSet<int>();
        var waiting = new Stack<int>(Listings.SelectMany(listing => listing.Parts).Select(part => _graph.NumberOf(part.Code)).Where(number => number >= 0));
        while (waiting.Count > 0)
        {
            var number = waiting.Pop();
            foreach (var part in sold.Add(number) ? _graph.PartsOf(number) ?? [] : [])
            {
                if (_graph.NumberOf(part.Code) is >= 0 and var inner)
                {
                    waiting.Push(inner);
                }
            }
        }

        for (var product = 0; product < _graph.Products; product++)
        {
            if (!sold.Contains(product))
            {
                findings.Add(new ListingFinding(ListingFindingKind.Unlisted, null, _graph.CodeOf(product), "no listing sells it"));
            }
        }
    }

    /// <summary>The code itself and every bundle that holds it, the nearest first.</summary>
    private IEnumerable<string> WithBundles(string code)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { code };
        var waiting = new Queue<string>(seen);
        while (waiting.Count > 0)
        {
            var next = waiting.Dequeue();
            yield return next;
            foreach (var bundle in _bundlesWith.Value.TryGetValue(next, out var bundles) ? bundles : [])
            {
                if (seen.Add(bundle))
                {
                    waiting.Enqueue(bundle);
                }
            }
        }
    }

    private readonly record struct Claim(Listing Listing, Listing? Rival);
}
