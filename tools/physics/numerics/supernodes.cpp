#ifdef WITH_CHOLMOD

#include "physics/numerics/supernodes.hpp"

#include <algorithm>
#include <cblas.h>
#include <cholmod.h>
#include <new>
#include <omp.h>
#include <stdexcept>
#include <string>
#include <sys/mman.h>

namespace physics {
namespace {

using Eigen::Index;
using Sparse = Eigen::SparseMatrix<double>;

/// OpenBLAS allocates a buffer of 128 MiB at its first product, and retries forever if it fails.
constexpr std::size_t room_for_buffer = std::size_t{160} << 20;

/// Makes OpenBLAS allocate its buffer while there is memory for it.
/// @throws std::bad_alloc  if there is none
bool reserve_blas_buffer() {
    void* const room = ::mmap(nullptr, room_for_buffer, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)
        throw std::bad_alloc();
    ::munmap(room, room_for_buffer);
    constexpr int n = 128; // products of 64 need no buffer
    const std::vector<double> a(n * n, 1.0);
    std::vector<double> product(n * n);
    cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1.0, a.data(), n, a.data(), n,
                0.0, product.data(), n);
    return true;
}

/// For the products with supernodes, which Eigen leaves to OpenBLAS.
void prepare_blas() {
    openblas_set_num_threads(1); // one process per core: more threads would only wait
    [[maybe_unused]] static const bool reserved = reserve_blas_buffer();
    omp_set_max_active_levels(0); // likewise
}

/// CHOLMOD's settings and workspace.  It only orders and analyses.
struct CholmodSession {
    cholmod_common common;

    CholmodSession() {
        cholmod_start(&common);
        common.print = 0;
        common.nmethods = 1;
        common.method[0].ordering = CHOLMOD_METIS;
        common.postorder = 1;
        common.supernodal = CHOLMOD_SUPERNODAL;
    }
    ~CholmodSession() { cholmod_finish(&common); }
    CholmodSession(const CholmodSession&) = delete;
    CholmodSession& operator=(const CholmodSession&) = delete;

    /// The structure of L.  The caller frees it.
    cholmod_factor* analyse(cholmod_sparse& a) {
        cholmod_factor* factor = cholmod_analyze(&a, &common);
        if (common.status == CHOLMOD_OUT_OF_MEMORY)
            throw std::bad_alloc();
        if (common.status < CHOLMOD_OK)
            throw std::runtime_error("CHOLMOD failed with status " + std::to_string(common.status));
        return factor;
    }
};

/// CHOLMOD's view of Eigen's lower triangle, compressed; CHOLMOD only reads it.
cholmod_sparse cholmod_view(const Sparse& lower) {
    cholmod_sparse a{};
    a.nrow = static_cast<std::size_t>(lower.rows());
    a.ncol = static_cast<std::size_t>(lower.cols());
    a.nzmax = static_cast<std::size_t>(lower.nonZeros());
    a.p = const_cast<int*>(lower.outerIndexPtr());
    a.i = const_cast<int*>(lower.innerIndexPtr());
    a.x = const_cast<double*>(lower.valuePtr());
    a.stype = -1; // lower triangle
    a.itype = CHOLMOD_INT;
    a.xtype = CHOLMOD_REAL;
    a.dtype = CHOLMOD_DOUBLE;
    a.sorted = 1;
    a.packed = 1;
    return a;
}

/// Rows of a column that lie `skip` rows or more below the diagonal.
std::vector<int> rows_below(const Sparse& lower, Index column, Index skip) {
    std::vector<int> rows;
    for (Sparse::InnerIterator entry(lower, column); entry; ++entry)
        if (entry.row() >= column + skip)
            rows.push_back(static_cast<int>(entry.row()));
    return rows;
}

/// The graph of the threes of rows, [rows/3][rows/3]; empty if the rows do not come in such.
Sparse graph_of_threes(const Sparse& lower) {
    const Index threes = lower.rows() % 3 == 0 ? lower.rows() / 3 : 0;
    Sparse graph(threes, threes);
    for (Index j = 0; j < threes; ++j) {
        const auto rows = rows_below(lower, 3 * j, 0);
        for (Index k = 1; k < 3; ++k)
            if (rows_below(lower, 3 * j + k, 3 - k) != rows_below(lower, 3 * j, 3) ||
                rows_below(lower, 3 * j + k, 0).size() + static_cast<std::size_t>(k) != rows.size())
                return {};
        graph.startVec(j);
        for (std::size_t k = 0; k < rows.size(); k += 3) {
            if (rows.size() % 3 != 0 || rows[k] % 3 != 0 || rows[k + 2] != rows[k] + 2)
                return {};
            graph.insertBack(rows[k] / 3, j) = 1;
        }
    }
    graph.finalize();
    return graph;
}

/// Each column and row of CHOLMOD's structure stands for so many.
SupernodalStructure expanded(const cholmod_factor& found, int times) {
    const auto ints = [](const void* p) { return static_cast<const int*>(p); };
    const int *first = ints(found.super), *rows = ints(found.s), *rows_of = ints(found.pi);
    SupernodalStructure structure;
    structure.order.resize(times * static_cast<Index>(found.n));
    for (int k = 0; k < structure.order.size(); ++k)
        structure.order.indices()[times * ints(found.Perm)[k / times] + k % times] = k;
    for (std::size_t s = 0; s < found.nsuper; ++s) {
        Supernode node{times * first[s],
                       times * (first[s + 1] - first[s]),
                       {},
                       static_cast<std::size_t>(structure.values)};
        for (int k = rows_of[s]; k < rows_of[s + 1]; ++k)
            for (int axis = 0; axis < times; ++axis)
                node.rows.push_back(times * rows[k] + axis);
        structure.values += node.height() * node.width;
        structure.tallest = std::max(structure.tallest, node.height());
        structure.supernode_of.resize(static_cast<std::size_t>(node.first + node.width), s);
        structure.supernodes.push_back(std::move(node));
    }
    return structure;
}

} // namespace

SupernodalStructure supernodal_structure(const Sparse& lower) {
    const Sparse threes = graph_of_threes(lower);
    const bool three = threes.rows() > 0;
    prepare_blas();
    CholmodSession session;
    if (three) // widths up to which CHOLMOD joins supernodes that differ a little; 2: measured
        for (auto& width : session.common.nrelax)
            width /= 2;
    cholmod_sparse a = cholmod_view(three ? threes : lower);
    cholmod_factor* found = session.analyse(a);
    SupernodalStructure structure = expanded(*found, three ? 3 : 1);
    cholmod_free_factor(&found, &session.common);
    return structure;
}

} // namespace physics

#endif
