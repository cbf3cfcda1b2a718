using System.Globalization;
using System.Text.Json;

namespace EcomCore;

/// <summary>A JSON object read strictly: every fault is collected with its path, and <see cref="Close"/> reports what nobody asked for.</summary>
/// <remarks>A getter that finds a fault adds it and returns null (or nothing), so that one pass reports every fault of a text.</remarks>
internal sealed class JsonForm
{
    /// <summary>How deep a text may go.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = MaxDepth };

    private readonly JsonElement _element;
    private readonly ICollection<JsonFault> _faults;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private JsonForm(JsonElement element, string path, ICollection<JsonFault> faults)
    {
        _element = element;
        Path = path;
        _faults = faults;
    }

    /// <summary>Gets where the object stands, such as <c>$.rules[2]</c>.</summary>
    public string Path { get; }

    /// <summary>Reads a text whose root is an object; null, with a fault added, when it is not one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="faults">Grows by what is wrong.</param>
    /// <param name="allowRepeats">True when the caller looks himself for properties that stand twice; of those the last is read.</param>
    public static JsonForm? Read(string text, ICollection<JsonFault> faults, bool allowRepeats = false)
    {
        try
        {
            using var document = JsonDocument.Parse(text, allowRepeats ? Lenient : Strict);
            return From(document.RootElement.Clone(), "$", faults);
        }
        catch (JsonException error)
        {
            // The parser gives no place for a property that stands twice in an object, and for nothing else.
            faults.Add(new JsonFault("$", error.LineNumber is { } line
                ? string.Format(CultureInfo.InvariantCulture, "not valid JSON at line {0}, byte {1}", line + 1, error.BytePositionInLine + 1)
                : $"a property stands twice in one object{NameIn(error.Message)}"));
            return null;
        }
        catch (ArgumentException)
        {
            // A lone surrogate cannot be written as UTF-8, which the parser works on.
            faults.Add(new JsonFault("$", "not valid JSON: the text is not valid Unicode"));
            return null;
        }
    }

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    public void Fault(string name, string message) => _faults.Add(new JsonFault(PathOf(name), message));

    public string? Text(string name, bool required = true)
    {
        if (Find(name, required) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? StringOf(value, PathOf(name)) : Wrong<string>(name, "a text", value);
    }

    public string? OneOf(string name, IReadOnlyCollection<string> allowed, bool required = true)
    {
        var text = Text(name, required);
        if (text is null || allowed.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        Fault(name, $"expected one of {string.Join(", ", allowed)}, found '{Short(text)}'");
        return null;
    }

    public long? Whole(string name, long minimum, long maximum, bool required = true)
    {
        if (Find(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        Wrong<string>(name, string.Format(CultureInfo.InvariantCulture, "a whole number from {0} to {1}", minimum, maximum), value);
        return null;
    }

    /// <summary>A finite number in a closed range.</summary>
    public double? Number(string name, double minimum, double maximum, bool required = true)
    {
        if (Find(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= minimum && number <= maximum
            && !double.IsInfinity(number))
        {
            return number;
        }

        Wrong<string>(name, string.Format(CultureInfo.InvariantCulture, "a number from {0} to {1}", minimum, maximum), value);
        return null;
    }

    public bool? Flag(string name, bool required = true)
    {
        if (Find(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong<string>(name, "true or false", value);
        return null;
    }

    public JsonForm? Object(string name, bool required = true) =>
        Find(name, required) is { } value ? From(value, PathOf(name), _faults) : null;

    /// <summary>The objects of an array; items of another kind are faults and left out.</summary>
    public IReadOnlyList<JsonForm> Objects(string name, bool required = true)
    {
        var forms = new List<JsonForm>();
        foreach (var (item, path) in Array(name, required))
        {
            if (From(item, path, _faults) is { } form)
            {
                forms.Add(form);
            }
        }

        return forms;
    }

    /// <summary>The texts of an array; items of another kind are faults and left out.</summary>
    public IReadOnlyList<string> Texts(string name, bool required = true) => [.. PlacedTexts(name, required).Select(item => item.Text)];

    /// <summary>The texts of an array, each with its place.</summary>
    public IReadOnlyList<(string Text, string Path)> PlacedTexts(string name, bool required = true)
    {
        var texts = new List<(string Text, string Path)>();
        foreach (var (item, path) in Array(name, required))
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                _faults.Add(new JsonFault(path, $"expected a text, found {Describe(item)}"));
            }
            else if (StringOf(item, path) is { } text)
            {
                texts.Add((text, path));
            }
        }

        return texts;
    }

    /// <summary>The whole numbers of an array; other items are faults and left out.</summary>
    public IReadOnlyList<long> Wholes(string name, long minimum, long maximum, bool required = true)
    {
        var numbers = new List<long>();
        foreach (var (item, path) in Array(name, required))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) && number >= minimum && number <= maximum)
            {
                numbers.Add(number);
            }
            else
            {
                _faults.Add(new JsonFault(path, string.Format(
                    CultureInfo.InvariantCulture, "expected a whole number from {0} to {1}, found {2}", minimum, maximum, Describe(item))));
            }
        }

        return numbers;
    }

    /// <summary>The text properties of an object, in the order written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, bool required = true)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (Find(name, required) is not { } value)
        {
            return pairs;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Wrong<string>(name, "an object of texts", value);
            return pairs;
        }

        foreach (var property in value.EnumerateObject())
        {
            var path = $"{PathOf(name)}.{Short(property.Name)}";
            if (property.Value.ValueKind != JsonValueKind.String)
            {
                _faults.Add(new JsonFault(path, $"expected a text, found {Describe(property.Value)}"));
            }
            else if (StringOf(property.Value, path) is { } text)
            {
                pairs.Add(new KeyValuePair<string, string>(property.Name, text));
            }
        }

        return pairs;
    }

    /// <summary>Reports the properties that no getter asked for.</summary>
    public void Close()
    {
        foreach (var property in _element.EnumerateObject())
        {
            if (!_asked.Contains(property.Name))
            {
                _faults.Add(new JsonFault(PathOf(Short(property.Name)), "unknown property"));
            }
        }
    }

    private static JsonForm? From(JsonElement value, string path, ICollection<JsonFault> faults)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonForm(value, path, faults);
        }

        faults.Add(new JsonFault(path, $"expected an object, found {Describe(value)}"));
        return null;
    }

    /// <summary>The name that the message of the parser has in quotes, if it has one.</summary>
    private static string NameIn(string message)
    {
        var (start, end) = (message.IndexOf('\''), message.LastIndexOf('\''));
        return end > start + 1 ? ": " + Short(message.Substring(start, end - start + 1)) : string.Empty;
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => Short(value.GetRawText()),
    };

    private static string Short(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "...";

    private string? StringOf(JsonElement value, string path)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            _faults.Add(new JsonFault(path, "the text is not valid Unicode"));
            return null;
        }
    }

    private List<(JsonElement Item, string Path)> Array(string name, bool required)
    {
        var items = new List<(JsonElement Item, string Path)>();
        if (Find(name, required) is not { } value)
        {
            return items;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong<string>(name, "an array", value);
            return items;
        }

        foreach (var item in value.EnumerateArray())
        {
            items.Add((item, string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", PathOf(name), items.Count)));
        }

        return items;
    }

    private JsonElement? Find(string name, bool required)
    {
        _asked.Add(name);
        if (_element.TryGetProperty(name, out var value))
        {
            return value;
        }

        if (required)
        {
            Fault(name, "missing");
        }

        return null;
    }

    private T? Wrong<T>(string name, string expected, JsonElement found)
        where T : class
    {
        Fault(name, $"expected {expected}, found {Describe(found)}");
        return null;
    }

    private string PathOf(string name) => $"{Path}.{name}";
}
