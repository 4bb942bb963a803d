namespace Tigris.Emulator.S3.Access;

/// <summary>What the policies of a key say about a request.</summary>
internal enum Verdict
{
    /// <summary>Nothing: there are none, or none that allows anything.</summary>
    Silent,

    /// <summary>A statement denies it, which counts whatever others say.</summary>
    Deny,

    /// <summary>A statement allows it.</summary>
    Allow,

    /// <summary>There are statements that allow something, and this is not among it.</summary>
    OnlyOthersAllowed,
}
