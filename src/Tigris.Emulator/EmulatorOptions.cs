using System;
using System.Collections.Generic;
using System.Net.Http;

namespace Tigris.Emulator;

/// <summary>The options of one emulator. All options after <see cref="PublicUrl"/> select behavior that the vendor doesn't document.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The loopback port; 0 picks a free one.</summary>
    public int Port { get; init; } = 5600;

    /// <summary>
    /// The loopback port of the S3 side; 0 picks a free one. Null means the port after <see cref="Port"/>, or a free one if <see cref="Port"/> is 0.
    /// </summary>
    public int? S3Port { get; init; }

    /// <summary>The id of the provider that this emulator serves.</summary>
    public string ProviderId { get; init; } = "local";

    /// <summary>The provider's signing key. Its UTF-8 bytes are the HMAC key.</summary>
    public string SigningKey { get; init; } = "local-signing-key";

    /// <summary>The path of the SQLite file with the state; null keeps the state in memory.</summary>
    public string? DataPath { get; init; }

    /// <summary>The clock of the emulator. Only the delays of faults use real time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The handler that sends events to webhooks, for tests without a network. The caller disposes it.</summary>
    public HttpMessageHandler? WebhookHandler { get; init; }

    /// <summary>The scheme and host that clients sign behind a proxy; null takes them from the request.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The largest allowed difference between X-Tigris-Time and the current time, in both directions.</summary>
    public TimeSpan ClockWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Refuses unknown members also in nested objects that the document leaves open.</summary>
    public bool StrictNested { get; init; }

    /// <summary>Refuses a page size out of range with 400 instead of using the nearest allowed size.</summary>
    public bool StrictLimits { get; init; }

    /// <summary>The credentials that a repeated provisioning returns.</summary>
    public RepeatProvisioning RepeatProvisioning { get; init; }

    /// <summary>The response to a repeated provisioning with other options.</summary>
    public RepeatOptions RepeatOptions { get; init; }

    /// <summary>The response to a second creation of an organization.</summary>
    public DuplicateOrganization DuplicateOrganization { get; init; }

    /// <summary>The state of the keys after an organization is activated again.</summary>
    public Reactivation Reactivation { get; init; }

    /// <summary>The response to a Member that acts on the key of another user.</summary>
    public ForeignKeyResponse ForeignKey { get; init; }

    /// <summary>The role that may change an organization.</summary>
    public OrganizationUpdateRole OrganizationUpdateRole { get; init; }

    /// <summary>The order of snapshot lists.</summary>
    public SnapshotOrder SnapshotOrder { get; init; }

    /// <summary>The time until the name of a deleted bucket can be used again ("a few minutes" in the documentation).</summary>
    public TimeSpan NameReuseDelay { get; init; }

    /// <summary>The maximum length of the id of a lifecycle rule: 255 in the OpenAPI document, 36 in the S3 documentation.</summary>
    public int MaxLifecycleIdLength { get; init; } = 255;

    /// <summary>Refuses more than one transition in a rule, as the S3 documentation does.</summary>
    public bool SingleTransition { get; init; }

    /// <summary>Accepts any word as a region.</summary>
    public bool AnyRegion { get; init; }

    /// <summary>Refuses snapshots on buckets of an archive class.</summary>
    public bool RefuseArchiveSnapshots { get; init; }

    /// <summary>Generates usage for every past day, in addition to the usage of S3 clients.</summary>
    public bool DemoUsage { get; init; }

    /// <summary>The texts of the faults that are in force from the start, as in <c>503:5%</c>. See <see cref="Fault"/>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The seed of the random faults. The same seed and the same requests give the same faults.</summary>
    public int FaultSeed { get; init; } = 1;

    /// <summary>The rate limit from the start; null for none.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The number of requests that the log keeps. Counts include dropped requests.</summary>
    public int RequestLogCapacity { get; init; } = 10_000;
}
