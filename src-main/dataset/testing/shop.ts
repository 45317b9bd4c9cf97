import Database from 'better-sqlite3'

/**
 * For tests: a shop as a plain relational database, `orders` large. Customers and products are referred to by
 * keys of their own; `order_line` links orders to products.
 */
export function makeShop(file: string, orders: number): void {
  const customers = Math.ceil(orders / 5)
  const products = Math.ceil(orders / 20)
  const db = new Database(file)
  db.pragma('journal_mode = OFF')
  const fill = (count: number, insert: string): string =>
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) INSERT OR IGNORE INTO ${insert} FROM n;`
  db.exec(`BEGIN;
    CREATE TABLE country(code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE customer(id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT, country TEXT REFERENCES country, since TEXT, referrer INTEGER REFERENCES customer);
    CREATE TABLE product(sku TEXT PRIMARY KEY, title TEXT, price REAL, weight_g INTEGER);
    CREATE TABLE orders(id INTEGER PRIMARY KEY, customer TEXT NOT NULL REFERENCES customer(email), placed TEXT, status TEXT, total REAL);
    CREATE TABLE order_line(order_id INTEGER NOT NULL REFERENCES orders, sku TEXT NOT NULL REFERENCES product, quantity INTEGER, price REAL, PRIMARY KEY(order_id, sku));
    ${fill(60, "country SELECT char(65 + i / 26, 65 + i % 26), 'Country number ' || i")}
    ${fill(
      customers,
      `customer SELECT i, 'customer.' || i || '@example.org', 'Customer ' || hex(i * 7919 % 1000003), char(65 + (i * 31 % 60 + 1) / 26, 65 + (i * 31 % 60 + 1) % 26),
      date('2015-01-01', (i * 7 % 3600) || ' days'), CASE WHEN i % 4 = 0 THEN i * 7 % ${customers} + 1 END`,
    )}
    ${fill(products, "product SELECT printf('SKU-%06d', i), 'Product ' || hex(i * 104729 % 1000003), (i * 37 % 50000) / 100.0, i * 13 % 5000")}
    ${fill(
      orders,
      `orders SELECT i, 'customer.' || (i * 7907 % ${customers} + 1) || '@example.org', datetime('2020-01-01', (i * 97 % 2000000) || ' minutes'),
      CASE i % 5 WHEN 0 THEN 'open' WHEN 1 THEN 'returned' ELSE 'delivered' END, (i * 7 % 100000) / 100.0`,
    )}
    ${fill(orders * 3, `order_line SELECT (i - 1) / 3 + 1, printf('SKU-%06d', i * 7919 % ${products} + 1), i % 9 + 1, (i * 37 % 50000) / 100.0`)}
    COMMIT`)
  db.close()
}
