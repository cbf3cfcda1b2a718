namespace EcomCore.Segmentation;

/// <summary>What is doubtful about joined accounts.</summary>
public enum IdentityConflictKind
{
    /// <summary>One key, many people: more accounts than the limit share it. It joined none of them.</summary>
    KeyOfTooMany,

    /// <summary>A chain of keys links more accounts than one person may have. They stay apart.</summary>
    PersonOfTooMany,

    /// <summary>Accounts that share the key have different values of another kind of key, or are two accounts of one platform. They were joined.</summary>
    KeyDisagrees,

    /// <summary>A chain of keys joined accounts that disagree: two of one platform, or different values of one kind of key. They were joined.</summary>
    PersonDisagrees,
}
