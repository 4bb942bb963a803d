using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>Finds names that occur twice in a document or in piped rows, and names that are easily confused.</summary>
internal sealed class StateNames
{
    private readonly Dictionary<string, int?> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sameLetters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _buckets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks a tenant, and adds its problems.</summary>
    public void Add(DesiredTenant tenant, StateProblems problems)
    {
        var path = tenant.IsRow ? "id" : "$." + StateMember.OrganizationId;
        if (_ids.TryGetValue(tenant.OrganizationId, out var first))
        {
            problems.Add(tenant.Line, path, MessageText.Of(problems.IsOfRow ? Messages.StateRowTwice : Messages.StateTenantTwice, tenant.OrganizationId, first));
            return;
        }

        _ids[tenant.OrganizationId] = tenant.Line;
        RequireIdentifier(tenant.OrganizationId, nameof(tenant.OrganizationId), tenant, path, problems);
        if (_sameLetters.TryGetValue(tenant.OrganizationId, out var similar))
        {
            problems.Warn(tenant.Line, path, MessageText.Of(Messages.StateTenantSimilar, tenant.OrganizationId, similar, _ids[similar]));
        }
        else
        {
            _sameLetters[tenant.OrganizationId] = tenant.OrganizationId;
        }

        if (tenant.OrganizationId.Trim() != tenant.OrganizationId)
        {
            problems.Warn(tenant.Line, path, MessageText.Of(Messages.StateTenantBlank, tenant.OrganizationId));
        }

        foreach (var bucket in tenant.ObjectsOf(StateKind.Bucket).Keys)
        {
            RequireIdentifier(bucket, nameof(Bucket.BucketName), tenant, StateKind.Bucket.PathOf(bucket), problems);
            AddBucket(bucket, tenant, problems);
        }
    }

    // These names are parts of a request's path.
    private static void RequireIdentifier(string name, string kind, DesiredTenant tenant, string path, StateProblems problems)
    {
        try
        {
            Identifier.Require(name, kind);
        }
        catch (TigrisInvalidIdentifierException exception)
        {
            problems.Add(tenant.Line, path, exception.Message);
        }
    }

    // Names of buckets are unique over all of Tigris.
    private void AddBucket(string bucket, DesiredTenant tenant, StateProblems problems)
    {
        if (_buckets.TryGetValue(bucket, out var owner) && owner != tenant.OrganizationId)
        {
            problems.Add(tenant.Line, StateKind.Bucket.PathOf(bucket), MessageText.Of(Messages.StateBucketTwice, bucket, owner));
        }

        _buckets[bucket] = tenant.OrganizationId;
    }
}
