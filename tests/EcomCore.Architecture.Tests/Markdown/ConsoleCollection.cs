namespace EcomCore.Architecture.Tests;

/// <summary>Tests that look at the console run alone.</summary>
[CollectionDefinition("console", DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit calls this a collection.")]
public sealed class ConsoleCollection;
