namespace Tigris.Emulator.S3.Access;

/// <summary>The result of the policies of a key for a request.</summary>
internal enum PolicyDecision
{
    /// <summary>No policy allows anything.</summary>
    Silent,

    /// <summary>A statement denies the request, which overrides all others.</summary>
    Deny,

    /// <summary>A statement allows the request.</summary>
    Allow,

    /// <summary>The statements allow other requests only.</summary>
    OnlyOthersAllowed,
}
