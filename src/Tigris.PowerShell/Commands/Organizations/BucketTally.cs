using System;

namespace Tigris.PowerShell.Commands;

/// <summary>Adds up buckets, one after the other, and keeps none of them.</summary>
internal sealed class BucketTally
{
    private readonly Sum _objects = new();
    private readonly Sum _bytes = new();
    private long _buckets;

    /// <exception cref="TigrisInvalidResponseException">The sizes are more than there can be.</exception>
    public void Add(Bucket bucket)
    {
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
            // An estimate below 0 says nothing either, and must not be taken off another bucket's.
            if (value is not { } known || known < 0)
            {
                Unknown++;
                return;
            }

            try
            {
                _known = checked(_known + known);
            }
            catch (OverflowException exception)
            {
                throw new TigrisInvalidResponseException("ListBuckets", Messages.MoreThanThereCanBe, exception);
            }
        }

        /// <summary>The sum over so many buckets: null where not one of them said anything, 0 where there is none.</summary>
        public long? OfSo(long buckets) => buckets > 0 && Unknown == buckets ? null : _known;
    }
}
