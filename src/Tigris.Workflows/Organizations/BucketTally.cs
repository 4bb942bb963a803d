using System;
using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>Adds up buckets, one after the other. Keeps only their names, so that a bucket that is listed twice counts once.</summary>
internal sealed class BucketTally
{
    private readonly Sum _objects = new();
    private readonly Sum _bytes = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private long _buckets;

    public void Add(Bucket bucket)
    {
        if (bucket.BucketName.Length > 0 && !_names.Add(bucket.BucketName))
        {
            return;
        }

        _buckets++;
        _objects.Add(bucket.ObjectCount);
        _bytes.Add(bucket.Size);
    }

    public OrganizationMeasure Of(Organization organization) => new()
    {
        OrganizationId = organization.OrganizationId,
        OrganizationName = organization.OrganizationName,
        Active = organization.Active,
        Buckets = _buckets,
        Objects = _objects.OfSo(_buckets),
        Bytes = _bytes.OfSo(_buckets),
        UncountedBuckets = _objects.Unknown,
        UnsizedBuckets = _bytes.Unknown,
        Quota = organization.Quota,
    };

    private sealed class Sum
    {
        private long _known;

        public long Unknown { get; private set; }

        public void Add(long? value)
        {
            // An estimate below 0 is unknown too. It must not reduce the estimates of the other buckets.
            if (value is not { } known || known < 0)
            {
                Unknown++;
                return;
            }

            _known = SaturatingSum.Add(_known, known);
        }

        /// <summary>Returns the sum over a number of buckets: null if no value is known, 0 if there are no buckets.</summary>
        public long? OfSo(long buckets) => buckets > 0 && Unknown == buckets ? null : _known;
    }
}
